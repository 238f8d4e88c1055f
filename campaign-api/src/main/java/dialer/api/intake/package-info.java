/** From an uploaded base to judged rows: encoding, delimiter and columns are guessed, nothing is dropped silently. */
@NullMarked
package dialer.api.intake;

import org.jspecify.annotations.NullMarked;
