package dialer.api.live;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a page needs to know to be a telephone.
 *
 * @param browsers       by node: where browsers register
 * @param telephones     by node: where telephones do
 * @param stun           addresses such as {@code stun:stun.example.net:3478}
 * @param turn           addresses such as {@code turns:turn.example.net:443?transport=tcp}
 * @param turnSecret     shared with the TURN server (coturn: {@code static-auth-secret}); empty where there is none
 * @param turnLifetimeMs how long a TURN credential is good
 * @param iceWaitMs      how long a page waits for further addresses of its own before it answers
 */
public record Softphone(Map<Integer, Gateway> browsers, Map<Integer, Gateway> telephones, List<String> stun,
        List<String> turn, String turnSecret, long turnLifetimeMs, long iceWaitMs) {
    public Softphone {
        browsers = Map.copyOf(browsers);
        telephones = Map.copyOf(telephones);
        stun = List.copyOf(stun);
        turn = List.copyOf(turn);
    }

    /**
     * Where the seats of one node register.
     *
     * @param server  {@code wss://…/ws} for browsers, a host for telephones; empty where it is not known
     * @param pattern name of a seat's endpoint, {@code %03d} being its number
     */
    public record Gateway(String server, String pattern) {
    }

    /** A STUN or TURN server as a browser wants it; names and credential are empty for STUN. */
    public record IceServer(List<String> urls, String username, String credential) {
        public IceServer {
            urls = List.copyOf(urls);
        }

        @Override
        public String toString() {
            return "IceServer" + urls;
        }
    }

    /** Where the seat registers, and as what. */
    Messages.Seat shown(Seats.Seat seat) {
        Gateway gateway = (seat.kind() == SeatKind.WEB ? browsers : telephones).get(seat.nodeId());
        return gateway == null ? new Messages.Seat(seat.kind(), "", "") : new Messages.Seat(seat.kind(),
                gateway.pattern().formatted(seat.number()), gateway.server());
    }

    @Override
    public String toString() {
        return "Softphone" + browsers;
    }

    /**
     * The servers, with a credential of one's own for each agent: the name begins with the second at which it expires,
     * the password is the HMAC-SHA1 of the name (draft-uberti-behave-turn-rest, as coturn and others implement it).
     */
    List<IceServer> iceServers(int agentId, long nowMs) {
        List<IceServer> servers = new ArrayList<>();
        if (!stun.isEmpty()) {
            servers.add(new IceServer(stun, "", ""));
        }
        if (!turn.isEmpty()) {
            String name = (nowMs + turnLifetimeMs) / 1_000 + ":" + agentId;
            servers.add(new IceServer(turn, name, signed(name)));
        }
        return servers;
    }

    private String signed(String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(turnSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA1", e);
        }
    }
}
