/**
 * Places: the regions of Russia with their zones, indexes and area codes, larger settlements, and the tolerant reading
 * of their names. Facts stand in the tables beside this package's classes, each with its source and date.
 */
@NullMarked
package dialer.numbering.place;

import org.jspecify.annotations.NullMarked;
