package dialer.api.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Addresses from which a key may be used: single ones and networks such as {@code 10.1.0.0/16} or {@code fd00::/8}. */
public final class Networks {

    private static final int BITS = 8;

    private Networks() {
    }

    /** Whether the text is an address or a network, written in digits. */
    public static boolean isOne(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether an address is in one of the networks; none at all lets everybody in. */
    public static boolean contain(List<String> networks, String address) {
        if (networks.isEmpty()) {
            return true;
        }
        byte[] asked;
        try {
            asked = literal(address).getAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
        return networks.stream().map(Networks::parse).anyMatch(network -> network.holds(asked));
    }

    private record Network(InetAddress first, int bits) {
        private boolean holds(byte[] asked) {
            byte[] address = first.getAddress();
            if (asked.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 1 << (BITS - 1 - bit % BITS);
                if ((asked[bit / BITS] & mask) != (address[bit / BITS] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        int longest = address.getAddress().length * BITS;
        int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException("A network has at most " + longest + " bits");
        }
        return new Network(address, bits);
    }

    /** Digits only: a name would be asked of the network's name server. */
    private static InetAddress literal(String text) {
        String plain = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!plain.matches("[0-9.]{7,15}") && !(plain.contains(":") && plain.matches("[0-9a-fA-F:.]{2,45}"))) {
            throw new IllegalArgumentException("An address is written in digits");
        }
        try {
            return InetAddress.getByName(plain);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("This is no address", e);
        }
    }
}
