package dialer.arena;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value read from one line (RFC 8259): objects as maps, arrays as lists, numbers as doubles. A reader of its
 * own because a step comes some hundred thousand times in a run and this module has no JSON library.
 */
final class JsonLine {
    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    private JsonLine(String text) {
        this.text = text;
    }

    /**
     * The object in the line.
     *
     * @throws IllegalArgumentException saying where the line is not one JSON object
     */
    static Map<String, @Nullable Object> object(String line) {
        JsonLine reader = new JsonLine(line);
        Map<String, @Nullable Object> object = reader.object();
        reader.space();
        if (reader.at < line.length()) {
            throw reader.wrong("something follows the object");
        }
        return object;
    }

    private @Nullable Object value() {
        space();
        char next = peek();
        return switch (next) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        open('{');
        if (closes('}')) {
            return object;
        }
        do {
            space();
            String name = string();
            space();
            expect(':');
            object.put(name, value());
        } while (goesOn('}'));
        return object;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        open('[');
        if (closes(']')) {
            return list;
        }
        do {
            list.add(value());
        } while (goesOn(']'));
        return list;
    }

    private void open(char bracket) {
        space();
        expect(bracket);
        if (++depth > DEEPEST) {
            throw wrong("nested deeper than " + DEEPEST);
        }
        space();
    }

    private boolean closes(char bracket) {
        if (peek() != bracket) {
            return false;
        }
        at++;
        depth--;
        return true;
    }

    private boolean goesOn(char bracket) {
        space();
        if (closes(bracket)) {
            return false;
        }
        expect(',');
        return true;
    }

    private String string() {
        expect('"');
        int end = at;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\\') {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '"') {
            String plain = text.substring(at, end);
            at = end + 1;
            return plain;
        }
        return escaped();
    }

    private String escaped() {
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char next = text.charAt(at++);
            out.append(next == '\\' ? escape() : next);
        }
        at++;
        return out.toString();
    }

    private char escape() {
        char kind = peek();
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("no such escape");
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw wrong("the line ends early");
        }
        try {
            char letter = (char) Integer.parseInt(text, at, at + 4, 16);
            at += 4;
            return letter;
        } catch (NumberFormatException e) {
            throw wrong("not four hexadecimal digits");
        }
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong("no value begins like this");
        }
        at += word.length();
        return meaning;
    }

    private Double number() {
        int begin = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return whole(begin);
        } catch (NumberFormatException e) {
            at = begin;
            throw wrong("neither a value nor a number");
        }
    }

    private Double whole(int begin) {
        boolean plain = at - begin <= 9;
        for (int i = begin; i < at && plain; i++) {
            plain = Character.isDigit(text.charAt(i));
        }
        return plain && at > begin ? (double) Integer.parseInt(text, begin, at, 10)
                : Double.valueOf(text.substring(begin, at));
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("the line ends early");
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw wrong("expected " + wanted);
        }
        at++;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("not JSON at character " + (at + 1) + ": " + what);
    }
}
