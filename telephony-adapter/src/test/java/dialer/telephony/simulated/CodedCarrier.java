package dialer.telephony.simulated;

import java.util.regex.Pattern;

/** The lab carrier's codes ({@code config/lab/fates.py}): R300S486, E600, T3000, X, N. One millisecond of network. */
final class CodedCarrier implements Carrier {

    private static final Pattern PART = Pattern.compile("([RESTXN])(\\d*)");

    @Override
    public Fate fateOf(String trunk, String number) {
        var sign = Fate.Sign.NONE;
        var decidesMs = 0L;
        var status = 200;
        var talkMs = Long.MAX_VALUE;
        var parts = PART.matcher(number);
        while (parts.find()) {
            var value = parts.group(2).isEmpty() ? 0 : Long.parseLong(parts.group(2));
            switch (parts.group(1)) {
                case "R" -> {
                    sign = Fate.Sign.RINGS;
                    decidesMs = value;
                }
                case "E" -> {
                    sign = Fate.Sign.EARLY_MEDIA;
                    decidesMs = value;
                }
                case "S" -> status = (int) value;
                case "T" -> talkMs = value;
                case "X" -> {
                    sign = Fate.Sign.RINGS;
                    status = 0;
                }
                default -> {
                    return Fate.silence();
                }
            }
        }
        return new Fate(1, sign, decidesMs, status, talkMs, Fate.Voice.PERSON);
    }
}
