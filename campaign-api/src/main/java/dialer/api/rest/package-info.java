/**
 * REST under {@code /v1}: the table of routes with the role each needs, JSON, problems (RFC 9457), health and metrics.
 * {@code openapi.yaml} is the contract; a test compares the two.
 */
@NullMarked
package dialer.api.rest;

import org.jspecify.annotations.NullMarked;
