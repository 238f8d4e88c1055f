/**
 * How personal data ends in the store: what is due by which rule, its destruction a batch at a time, what is written
 * down about it, and where a search looks for what may have been left behind. Asked by {@code dialer.api.retention}.
 */
@NullMarked
package dialer.api.store.retention;

import org.jspecify.annotations.NullMarked;
