/**
 * Who may come in, and as what: roles, accounts, passwords, sessions, keys, certificates. Knows nothing of HTTP.
 */
@NullMarked
package dialer.api.security;

import org.jspecify.annotations.NullMarked;
