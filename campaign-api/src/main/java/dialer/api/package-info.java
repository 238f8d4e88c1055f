/** The product put together: configuration, store, REST, sockets and pages around the engine. */
@NullMarked
package dialer.api;

import org.jspecify.annotations.NullMarked;
