package dialer.telephony.translate;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a trunk and a seat are on one node. Seats from {@link #FIRST_WEB_SEAT} on are browsers' seats.
 *
 * @param trunks trunk id to dial string, {@code %s} being the number's digits without "+": {@code PJSIP/%s@carrier}, or
 *               {@code PJSIP/+%s@carrier} where the carrier wants the plus
 * @param seat   dial string of a seat, {@code %d} (or {@code %03d}) being its number: {@code PJSIP/seat-%03d}
 * @param webSeat the same for browsers' seats, whose number is counted from 1: {@code PJSIP/web-%03d}
 */
public record Routes(Map<Integer, String> trunks, String seat, String webSeat) {

    /** The seat with this id is browser seat 1. */
    public static final int FIRST_WEB_SEAT = 1_001;
    public static final String USUAL_WEB_SEAT = "PJSIP/web-%03d";

    private static final Pattern TRUNK = Pattern.compile("[A-Za-z0-9]+/[A-Za-z0-9+*#_.-]*%s@[A-Za-z0-9_.-]+");
    private static final Pattern SEAT = Pattern.compile("[A-Za-z0-9]+/[A-Za-z0-9_.-]*%(0[1-9])?d[A-Za-z0-9_.-]*");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,20}");

    public Routes {
        trunks = Map.copyOf(trunks);
        for (Map.Entry<Integer, String> trunk : trunks.entrySet()) {
            if (!TRUNK.matcher(trunk.getValue()).matches()) {
                throw new IllegalArgumentException("trunk " + trunk.getKey()
                        + ": a dial string like PJSIP/NUMBER@carrier is needed, with \"%\" and \"s\" for NUMBER");
            }
        }
        if (!SEAT.matcher(seat).matches() || !SEAT.matcher(webSeat).matches()) {
            throw new IllegalArgumentException(
                    "seats: a dial string like PJSIP/seat-NUMBER is needed, with \"%\" and \"03d\" for NUMBER");
        }
    }

    public Routes(Map<Integer, String> trunks, String seat) {
        this(trunks, seat, USUAL_WEB_SEAT);
    }

    /** Whether the digits can be dialed at all. */
    public static boolean dialable(String number) {
        return NUMBER.matcher(number).matches();
    }

    /** The dial string, or null when the node does not know the trunk. */
    public @Nullable String customer(int trunkId, String number) {
        String pattern = trunks.get(trunkId);
        return pattern == null ? null : pattern.replace("%s", number.startsWith("+") ? number.substring(1) : number);
    }

    public String agent(int seatId) {
        return seatId < FIRST_WEB_SEAT ? seat.formatted(seatId) : webSeat.formatted(seatId - FIRST_WEB_SEAT + 1);
    }

    /** The endpoint behind a seat: what stands after the technology, {@code web-001}. */
    public String seatEndpoint(int seatId) {
        String dialString = agent(seatId);
        return dialString.substring(dialString.indexOf('/') + 1);
    }

    /** Whether an endpoint is that of a telephone on a desk: a seat, and not a browser's. */
    public boolean isTelephone(String endpoint) {
        String pattern = seat.substring(seat.indexOf('/') + 1);
        int number = pattern.indexOf('%');
        String behind = pattern.substring(pattern.indexOf('d', number) + 1);
        if (endpoint.length() < number + behind.length()) {
            return false;
        }
        String digits = endpoint.substring(number, endpoint.length() - behind.length());
        return digits.matches("[0-9]{1,4}") && Integer.parseInt(digits) < FIRST_WEB_SEAT
                && seatEndpoint(Integer.parseInt(digits)).equals(endpoint);
    }

    /** The endpoint behind a trunk: what stands after the "@". */
    public @Nullable String endpoint(int trunkId) {
        String pattern = trunks.get(trunkId);
        return pattern == null ? null : pattern.substring(pattern.indexOf('@') + 1);
    }
}
