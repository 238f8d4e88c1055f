/** What lies on disk comes back as it was, also after a crash and from an earlier build. */
@NullMarked
package dialer.engine.journal;

import org.jspecify.annotations.NullMarked;
