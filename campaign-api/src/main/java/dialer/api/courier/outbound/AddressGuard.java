package dialer.api.courier.outbound;

import dialer.api.courier.outbound.ForbiddenTarget.Why;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Keeps requests that couriers can cause out of this network (server-side request forgery). The special networks are
 * those of the IANA registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890 and its successors); an IPv6
 * address that only wraps one of IPv4 is judged by the wrapped one.
 */
public final class AddressGuard {

    static final int HTTPS = 443;
    static final int HTTP = 80;

    private static final int LONGEST = 2_000;
    private static final List<Network> SPECIAL = Stream.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "::/96", "100::/64", "64:ff9b:1::/48", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7",
            "fe80::/9", "ff00::/8").map(Network::of).toList();
    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");

    private final boolean allowHttp;
    private final List<Network> allowed;
    private final Resolver resolver;

    /** Turns a name into addresses; the machine's resolver, or a made-up one in tests. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * @param allowHttp whether URLs without TLS are called too
     * @param allowed   networks that are called although they are special ones
     */
    public AddressGuard(boolean allowHttp, List<Network> allowed) {
        this(allowHttp, allowed, InetAddress::getAllByName);
    }

    AddressGuard(boolean allowHttp, List<Network> allowed, Resolver resolver) {
        this.allowHttp = allowHttp;
        this.allowed = List.copyOf(allowed);
        this.resolver = resolver;
    }

    /**
     * Judges the URL by its form and, where it names an address, by that; a name is resolved when it is called.
     *
     * @throws ForbiddenTarget when it is not to be called
     */
    public Target check(String url) throws ForbiddenTarget {
        URI uri = parse(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !(allowHttp && scheme.equals("http"))) {
            throw new ForbiddenTarget(Why.NOT_HTTPS);
        }
        if (uri.getRawUserInfo() != null) {
            throw new ForbiddenTarget(Why.USER_INFO);
        }
        if (uri.getRawFragment() != null) {
            throw new ForbiddenTarget(Why.FRAGMENT);
        }
        int port = uri.getPort() == -1 ? secure ? HTTPS : HTTP : uri.getPort();
        if (uri.getHost() == null || port < 1 || port > 65_535) {
            throw new ForbiddenTarget(Why.NOT_A_URL);
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        if (isLiteral(host)) {
            judge(InetAddress.ofLiteral(host));
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(secure, host, port,
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    /**
     * The addresses behind the name, each of them judged. Connect to one of these and do not resolve again: a name may
     * lead elsewhere the next time.
     *
     * @throws ForbiddenTarget      when one of them is in a special network that is not allowed
     * @throws UnknownHostException when there are none
     */
    List<InetAddress> addresses(Target target) throws ForbiddenTarget, UnknownHostException {
        InetAddress[] addresses = resolver.addresses(target.host());
        for (InetAddress address : addresses) {
            judge(address);
        }
        return List.of(addresses);
    }

    private void judge(InetAddress address) throws ForbiddenTarget {
        InetAddress meant = unwrapped(address);
        boolean permitted = allowed.stream().anyMatch(network -> network.contains(meant));
        if (!permitted && SPECIAL.stream().anyMatch(network -> network.contains(meant))) {
            throw new ForbiddenTarget(Why.PRIVATE_ADDRESS);
        }
    }

    /** NAT64 (RFC 6052) and 6to4 (RFC 3056) lead to an address of IPv4. */
    private static InetAddress unwrapped(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        try {
            if (NAT64.contains(address)) {
                return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
            }
            if (SIX_TO_FOUR.contains(address)) {
                return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 2, 6));
            }
            return address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address of IPv4 has 4 bytes", e);
        }
    }

    private static boolean isLiteral(String host) {
        try {
            return InetAddress.ofLiteral(host) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static URI parse(String url) throws ForbiddenTarget {
        try {
            if (url.length() <= LONGEST) {
                return new URI(url.strip());
            }
        } catch (URISyntaxException e) {
            // the same answer as for one that is too long
        }
        throw new ForbiddenTarget(Why.NOT_A_URL);
    }
}
