/** The core as a whole: stories, tables of every state with every input, nonsense by the thousand. */
@NullMarked
package dialer.core;

import org.jspecify.annotations.NullMarked;
