/**
 * Personal data ends here: settings, the purge on schedule and on demand, erasure on request, the acts that prove a
 * destruction, and the search for what may have been left behind. Start reading at {@link dialer.api.retention.Purge}.
 */
@NullMarked
package dialer.api.retention;

import org.jspecify.annotations.NullMarked;
