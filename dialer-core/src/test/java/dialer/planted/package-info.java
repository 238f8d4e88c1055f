/** Violations planted on purpose, one per rule of the house: the build proves on them that each rule catches. */
@NullMarked
package dialer.planted;

import org.jspecify.annotations.NullMarked;
