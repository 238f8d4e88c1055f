/**
 * Jobs in the store: taken once, opened as contacts, closed with an outcome, each step with its line in the history and
 * its event for the courier, in one transaction. What is personal stands in the schema {@code personal}.
 */
@NullMarked
package dialer.api.store.job;

import org.jspecify.annotations.NullMarked;
