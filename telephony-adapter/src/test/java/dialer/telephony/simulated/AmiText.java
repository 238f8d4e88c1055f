package dialer.telephony.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One block of AMI text, read. A repeated header keeps its values joined by a line feed. */
record AmiText(Map<String, String> headers) {

    static AmiText of(List<String> lines) {
        var headers = new LinkedHashMap<String, String>();
        for (var line : lines) {
            var colon = line.indexOf(':');
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + "\n" + b);
        }
        return new AmiText(headers);
    }

    String get(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean isEvent() {
        return headers.containsKey("Event");
    }

    boolean isEvent(String name, String id) {
        return get("Event").equals(name) && id().equals(id);
    }

    /** The channel it is about, however the event calls it. */
    String id() {
        return get("Event").startsWith("Dial") ? get("DestUniqueid") : get("Uniqueid");
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        headers.forEach((name, value) -> {
            for (var one : value.split("\n", -1)) {
                lines.add(name + ": " + one);
            }
        });
        return lines;
    }
}
