/** The imported numbering registry on disk: versions, the one in use, and the command {@code numbering}. */
@NullMarked
package dialer.api.registry;

import org.jspecify.annotations.NullMarked;
