package dialer.api.courier.outbound;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A network of addresses, as RFC 4632 writes it: {@code 10.0.0.0/8}, {@code fd00::/8}; without a length it is one
 * address.
 */
public final class Network {

    private final byte[] first;
    private final int bits;

    private Network(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /**
     * Reads a network.
     *
     * @throws IllegalArgumentException with a sentence, when it is none
     */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] first = literal(address).getAddress();
        int bits = first.length * Byte.SIZE;
        if (slash >= 0) {
            String length = text.substring(slash + 1);
            if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
                throw new IllegalArgumentException(text + " has a length of 0 to " + bits + " after the slash");
            }
            bits = Integer.parseInt(length);
        }
        return new Network(first, bits);
    }

    /** Whether the address is one of this network. */
    public boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != first.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        if (!Arrays.equals(first, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || (first[whole] ^ other[whole]) >> (Byte.SIZE - rest) == 0;
    }

    private static InetAddress literal(String address) {
        try {
            // the JDK also reads 10.0.0 as an address, meaning 10.0.0.0: too easily written by mistake
            if (address.indexOf(':') >= 0 || address.matches("\\d+(\\.\\d+){3}")) {
                return InetAddress.ofLiteral(address);
            }
        } catch (IllegalArgumentException e) {
            // the same answer as for what does not look like one
        }
        throw new IllegalArgumentException(address + " is not an address; write 10.0.0.0/8 or fd00::/8");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && bits == network.bits && Arrays.equals(first, network.first);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(first) + bits;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(first).getHostAddress() + "/" + bits;
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }
}
