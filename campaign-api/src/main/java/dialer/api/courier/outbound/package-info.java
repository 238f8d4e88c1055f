/**
 * Requests of ours to servers of couriers. Whoever may name an address may not thereby reach into this network: the
 * {@link dialer.api.courier.outbound.AddressGuard} judges the URL and every address behind its name, and
 * {@link dialer.api.courier.outbound.OutboundHttp} connects to the very address that was judged.
 */
@org.jspecify.annotations.NullMarked
package dialer.api.courier.outbound;
