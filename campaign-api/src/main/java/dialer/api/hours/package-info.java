/** {@code ./dialer hours}: explains one decision, or many, without a server or a database. */
@NullMarked
package dialer.api.hours;

import org.jspecify.annotations.NullMarked;
