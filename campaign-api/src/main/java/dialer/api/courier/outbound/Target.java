package dialer.api.courier.outbound;

/**
 * Where a request goes, after {@link AddressGuard#check}. Paths and queries of couriers may be secrets, so that its
 * text names the host alone.
 *
 * @param secure whether it is https
 * @param host   a name or an address, in lower case; IPv6 without brackets
 * @param port   1 to 65535
 * @param path   with its query, beginning with a slash, escaped
 */
public record Target(boolean secure, String host, int port, String path) {

    /** One server: what connections can be shared for. */
    record Origin(boolean secure, String host, int port) {
    }

    Origin origin() {
        return new Origin(secure, host, port);
    }

    /** The same server, another path. */
    public Target below(String suffix) {
        int query = path.indexOf('?');
        String folder = query < 0 ? path : path.substring(0, query);
        return new Target(secure, host, port, folder.replaceAll("/+$", "") + "/" + suffix);
    }

    /** As the header Host has it. */
    String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure ? AddressGuard.HTTPS : AddressGuard.HTTP) ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return "Target[" + host + "]";
    }
}
