/**
 * What couriers ask of us and what we tell them: jobs in, checked and judged; which campaign calls for them; what the
 * courier says later about an order.
 */
@NullMarked
package dialer.api.courier;

import org.jspecify.annotations.NullMarked;
