/** Tests of the core's contact. */
@NullMarked
package dialer.core.contact;

import org.jspecify.annotations.NullMarked;
