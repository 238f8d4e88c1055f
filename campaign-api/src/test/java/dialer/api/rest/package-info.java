/** REST and sockets against a real PostgreSQL, asked by a real client. */
@NullMarked
package dialer.api.rest;

import org.jspecify.annotations.NullMarked;
