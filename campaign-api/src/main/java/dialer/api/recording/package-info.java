/** Recorded conversations: where their files are, and how they are heard. */
@NullMarked
package dialer.api.recording;

import org.jspecify.annotations.NullMarked;
