/** Which rules hold right now: packs from files, calendars that were imported, what campaigns add. In memory only. */
@NullMarked
package dialer.api.rules;

import org.jspecify.annotations.NullMarked;
