/**
 * The rules of the house, kept by the build: what depends on what, which library lives where, who reads the clock.
 * Each rule takes the first words of the package names it judges, so that it can be proven on planted violations
 * ({@code dialer.planted}) with the same code that judges the product ({@code dialer}).
 */
@NullMarked
package dialer.core.arch;

import org.jspecify.annotations.NullMarked;
