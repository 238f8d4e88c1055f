package dialer.numbering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a plain text.
 *
 * @param text   digits, a word in small letters, or the separator
 * @param plus   for digits: whether "+" stands before them
 * @param parens for digits: whether they stand in round brackets alone
 * @param glued  for words: whether the word touches digits on either side
 */
record Token(Kind kind, String text, boolean plus, boolean parens, boolean glued) {

    /** What a piece is. */
    enum Kind {
        DIGITS,
        WORD,
        /** May stand within a number: blank, hyphen, dot, bracket. */
        SOFT,
        /** May stand within a number or between two: comma, slash, semicolon, bar, line break. */
        MEDIUM,
        /** Never within a number: where something else was taken out. */
        HARD
    }

    /** Stands where a date, a link or the like was taken out; no cell holds it, as control signs become blanks. */
    static final char GAP = '\u0001';

    private static final String MEDIUM_SIGNS = ",/\\&;|\n";
    private static final String WORD_SIGNS = "№#₽$€";

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Cuts a plain text into pieces. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        boolean plus = false;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (isDigit(c)) {
                while (end < text.length() && isDigit(text.charAt(end))) {
                    end++;
                }
                boolean parens = i > 0 && text.charAt(i - 1) == '(' && end < text.length() && text.charAt(end) == ')';
                tokens.add(new Token(Kind.DIGITS, text.substring(i, end), plus, parens, false));
                plus = false;
            } else if (Character.isLetter(c)) {
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    end++;
                }
                boolean behind = end < text.length() && isDigit(text.charAt(end));
                boolean glued = behind || (i > 0 && isDigit(text.charAt(i - 1)));
                String word = text.substring(i, end).toLowerCase(Locale.ROOT).replace('ё', 'е');
                tokens.add(new Token(Kind.WORD, word, false, false, glued));
                plus = false;
            } else if (c == '+') {
                plus = true;
                tokens.add(separator(Kind.SOFT, c));
            } else {
                Kind kind = kind(c);
                plus &= kind == Kind.SOFT;
                tokens.add(separator(kind, c));
            }
            i = end;
        }
        return tokens;
    }

    private static Kind kind(char c) {
        return c == GAP ? Kind.HARD : MEDIUM_SIGNS.indexOf(c) >= 0 ? Kind.MEDIUM
                : WORD_SIGNS.indexOf(c) >= 0 ? Kind.WORD : Kind.SOFT;
    }

    private static Token separator(Kind kind, char c) {
        return new Token(kind, String.valueOf(c), false, false, false);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
