/** Quotas of delivery and the places that are held: who gets the last place is decided here, by the database. */
@NullMarked
package dialer.api.store.slot;

import org.jspecify.annotations.NullMarked;
