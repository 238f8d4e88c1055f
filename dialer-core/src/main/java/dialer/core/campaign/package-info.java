/** Campaigns: settings, life, and when to try again. */
@NullMarked
package dialer.core.campaign;

import org.jspecify.annotations.NullMarked;
