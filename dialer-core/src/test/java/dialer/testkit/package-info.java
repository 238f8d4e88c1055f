/** What tests of the core stand on: settings with one call, a readable line per input and effect, goldens. */
@NullMarked
package dialer.testkit;

import org.jspecify.annotations.NullMarked;
