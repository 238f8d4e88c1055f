package dialer.numbering;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell's text in plain signs: digits 0 to 9, letters, blanks, {@code - + ( ) . , ; / #} and few more. Nothing that
 * could be a digit is lost here.
 *
 * @param text      the plain text
 * @param converted whether digits of another script became plain ones
 * @param marked    whether a spreadsheet's mark of a text stood in front: {@code '8916…} or {@code ="8916…"}
 * @param tagged    whether HTML tags were taken off
 */
record CellText(String text, boolean converted, boolean marked, boolean tagged) {

    private static final Pattern TAG = Pattern.compile("(?i)</?(a|b|br|p|div|span|td|tr|th|i|u|s|font|strong|em|li|ul"
            + "|ol|table|html|body|nobr|small|big|sup|sub|h\\d|label|input|script|style)(\\s[^<>]*)?/?>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});?");
    private static final Map<String, String> ENTITIES = Map.of("nbsp", " ", "plus", "+", "quot", "\"", "amp", "&", "lt",
            "<", "gt", ">", "apos", "'", "ndash", "-", "mdash", "-", "shy", "");
    private static final Pattern PERCENT = Pattern.compile("%([2-7][0-9a-fA-F])");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|[nrt/\"'])");
    private static final String QUOTES = "\"'`´«»“”„‟‘’‚‛‹›";
    private static final String LIKE_DASHES = "\u2212\u2043\u02d7\u30fc~\u223c\u00ac\u2500\u2501\u00af";
    private static final String LIKE_PLUS = "\u2795\u208a\u207a";

    /** Brings a cell to plain signs. */
    static CellText of(String cell) {
        String text = unwrapped(cell);
        StringBuilder plain = new StringBuilder(text.length());
        boolean converted = false;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 128) {
                plain.append(ascii((char) c));
            } else if (isNumeral(c)) {
                converted = true;
                plain.append(digitsOf(c));
            } else {
                append(plain, c);
            }
        }
        return new CellText(plain.toString(), converted, isMarked(cell), isTagged(cell));
    }

    /** The same cell with another text. */
    CellText with(String other) {
        return new CellText(other, converted, marked, tagged);
    }

    private static boolean isMarked(String cell) {
        String text = cell.stripLeading();
        return text.startsWith("=") || (text.startsWith("'") && text.indexOf('\'', 1) < 0);
    }

    private static boolean isTagged(String cell) {
        return cell.indexOf('<') >= 0 && TAG.matcher(cell).find();
    }

    private static char ascii(char c) {
        if (c == '\n' || c == '\r' || c == '\f' || c == '\u000b') {
            return '\n';
        }
        return c < ' ' || c == 127 || c == '"' || c == '\'' || c == '`' ? ' ' : c == '~' ? '-' : c;
    }

    private static boolean isNumeral(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.OTHER_NUMBER;
    }

    /** Other scripts' digits, full-width, circled and raised ones; ½ and the like give nothing that joins a number. */
    private static String digitsOf(int c) {
        if (Character.isDigit(c)) {
            return String.valueOf(Character.digit(c, 10));
        }
        String same = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
        return same.chars().allMatch(digit -> digit >= '0' && digit <= '9') ? same : " ";
    }

    private static void append(StringBuilder plain, int c) {
        int type = Character.getType(c);
        boolean invisible = type == Character.FORMAT || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
        if (invisible) {
            return;
        }
        if (type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR || c == '\u0085') {
            plain.append('\n');
        } else if (type == Character.SPACE_SEPARATOR || type == Character.CONTROL || QUOTES.indexOf(c) >= 0) {
            plain.append(' ');
        } else if (type == Character.DASH_PUNCTUATION || LIKE_DASHES.indexOf(c) >= 0) {
            plain.append('-');
        } else if (LIKE_PLUS.indexOf(c) >= 0) {
            plain.append('+');
        } else if (c == '№') {
            plain.append(" № ");
        } else if ((c >= '\u2000' && !Character.isLetter(c)) || (c >= '\uff00' && c <= '\uffef')) {
            plain.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
        } else {
            plain.appendCodePoint(c);
        }
    }

    /** Without what other programs wrap around a value: HTML, JSON escapes, per cent signs of links. */
    private static String unwrapped(String cell) {
        String text = cell;
        if (text.indexOf('&') >= 0) {
            text = ENTITY.matcher(text).replaceAll(found ->
                    Matcher.quoteReplacement(entity(found.group(1), found.group())));
        }
        if (text.indexOf('<') >= 0) {
            text = TAG.matcher(text).replaceAll("\n");
        }
        if (text.indexOf('%') >= 0) {
            text = PERCENT.matcher(text).replaceAll(found ->
                    Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
        }
        if (text.indexOf('\\') >= 0) {
            text = ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(escape(found.group(1))));
        }
        return text;
    }

    private static String entity(String name, String whole) {
        if (name.startsWith("#")) {
            boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
            int c = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(c) ? Character.toString(c) : " ";
        }
        return ENTITIES.getOrDefault(name, whole);
    }

    private static String escape(String code) {
        return code.startsWith("u") ? String.valueOf((char) Integer.parseInt(code.substring(1), 16))
                : code.equals("/") ? "/" : "\n";
    }
}
