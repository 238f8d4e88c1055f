package dialer.telephony.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One action as a client sent it. Header names are matched without regard to case, repeated ones are kept in order. */
final class Request {

    private final Map<String, List<String>> headers = new LinkedHashMap<>();

    void add(String line) {
        var colon = line.indexOf(':');
        if (colon > 0) {
            headers.computeIfAbsent(line.substring(0, colon).trim().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
    }

    boolean isEmpty() {
        return headers.isEmpty();
    }

    String action() {
        return get("Action").toLowerCase(Locale.ROOT);
    }

    /** The first value, or an empty text. */
    String get(String name) {
        var values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? "" : values.getFirst();
    }

    @Nullable String actionId() {
        var values = headers.get("actionid");
        return values == null ? null : values.getFirst();
    }

    boolean isTrue(String name) {
        var value = get(name).toLowerCase(Locale.ROOT);
        return value.equals("true") || value.equals("yes") || value.equals("1") || value.equals("on");
    }

    long number(String name, long otherwise) {
        try {
            return get(name).isEmpty() ? otherwise : Long.parseLong(get(name));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** {@code Variable: NAME=value} headers; a comma ends a variable unless quoted or escaped, as in Asterisk. */
    Map<String, String> variables() {
        var found = new LinkedHashMap<String, String>();
        for (var header : headers.getOrDefault("variable", List.of())) {
            for (var pair : split(header)) {
                var equals = pair.indexOf('=');
                if (equals > 0) {
                    found.put(pair.substring(0, equals).trim(), pair.substring(equals + 1));
                }
            }
        }
        return found;
    }

    private static List<String> split(String header) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var quoted = false;
        var depth = 0;
        for (var i = 0; i < header.length(); i++) {
            var c = header.charAt(i);
            if (c == '\\' && i + 1 < header.length()) {
                part.append(header.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted && depth == 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
