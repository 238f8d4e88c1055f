/** What an agent has filled in, checked against what the outcome asks for, and written down as couriers are told it. */
@NullMarked
package dialer.api.courier.form;

import org.jspecify.annotations.NullMarked;
