package dialer.telephony.simulated;

import java.util.Map;

/**
 * What Asterisk 22.10 makes of a carrier's final refusal: provoked one by one on the real one, see the transcripts
 * {@code refused-*.txt}.
 *
 * @param dialStatus the DialStatus of DialEnd
 * @param cause Q.850
 */
record SipAnswer(String dialStatus, int cause) {

    private static final Map<Integer, SipAnswer> TABLE = Map.ofEntries(
            Map.entry(302, new SipAnswer("CANCEL", 23)),
            Map.entry(400, new SipAnswer("NOANSWER", 127)),
            Map.entry(401, new SipAnswer("NOANSWER", 21)),
            Map.entry(403, new SipAnswer("NOANSWER", 21)),
            Map.entry(404, new SipAnswer("NOANSWER", 1)),
            Map.entry(408, new SipAnswer("NOANSWER", 18)),
            Map.entry(410, new SipAnswer("NOANSWER", 22)),
            Map.entry(480, new SipAnswer("NOANSWER", 19)),
            Map.entry(484, new SipAnswer("NOANSWER", 28)),
            Map.entry(486, new SipAnswer("BUSY", 17)),
            Map.entry(487, new SipAnswer("NOANSWER", 127)),
            Map.entry(488, new SipAnswer("NOANSWER", 58)),
            Map.entry(500, new SipAnswer("NOANSWER", 38)),
            Map.entry(501, new SipAnswer("NOANSWER", 29)),
            Map.entry(502, new SipAnswer("NOANSWER", 27)),
            Map.entry(503, new SipAnswer("CONGESTION", 34)),
            Map.entry(504, new SipAnswer("NOANSWER", 102)),
            Map.entry(600, new SipAnswer("BUSY", 17)),
            Map.entry(603, new SipAnswer("NOANSWER", 21)),
            Map.entry(604, new SipAnswer("NOANSWER", 1)),
            Map.entry(606, new SipAnswer("NOANSWER", 58)),
            Map.entry(607, new SipAnswer("NOANSWER", 127)));

    private static final Map<Integer, String> CAUSE_TEXTS = Map.ofEntries(
            Map.entry(1, "Unallocated (unassigned) number"),
            Map.entry(16, "Normal Clearing"),
            Map.entry(17, "User busy"),
            Map.entry(18, "No user responding"),
            Map.entry(19, "User alerting, no answer"),
            Map.entry(21, "Call Rejected"),
            Map.entry(22, "Number changed"),
            Map.entry(23, "Redirected to new destination"),
            Map.entry(26, "Answered elsewhere"),
            Map.entry(27, "Destination out of order"),
            Map.entry(28, "Invalid number format"),
            Map.entry(29, "Facility rejected"),
            Map.entry(34, "Circuit/channel congestion"),
            Map.entry(38, "Network out of order"),
            Map.entry(58, "Bearer capability not available"),
            Map.entry(102, "Recover on timer expiry"),
            Map.entry(127, "Interworking, unspecified"));

    static SipAnswer of(int sipStatus) {
        return TABLE.getOrDefault(sipStatus, new SipAnswer("NOANSWER", 127));
    }

    static String causeText(int cause) {
        return CAUSE_TEXTS.getOrDefault(cause, "Unknown");
    }
}
