package dialer.api.retention;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads text of any length, a character at a time, and says when it comes by something that has a mark: a number in
 * whatever writing, or the words that a marked text begins with. For one thread.
 */
final class MarkReader {

    /** Families of marks. */
    static final char NUMBER = 'n';
    static final char FIRST = 'f';
    static final char WORDS = 'w';

    /** So many words of a text at most: of an address the house is among them, which makes it somebody's. */
    static final int WINDOW = 6;

    static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final int LONGEST_WORD = 64;
    private static final int GROUPS = 8;
    private static final int LEAST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;
    private static final int RUSSIAN = 11;
    private static final int MOST_BETWEEN = 2;

    private final Marks marks;
    private final MarkKey key;
    private final Runnable found;
    private final StringBuilder word = new StringBuilder();
    private final ArrayDeque<String> words = new ArrayDeque<>();
    private final ArrayDeque<Boolean> firsts = new ArrayDeque<>();
    private final StringBuilder digits = new StringBuilder();
    private final List<String> groups = new ArrayList<>();
    private int between;
    private int escape;

    /** {@code found} is called for each one. */
    MarkReader(Marks marks, MarkKey key, Runnable found) {
        this.marks = marks;
        this.key = key;
        this.found = found;
    }

    /** Lower case, one letter for two that people do not tell apart. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }

    /** A whole text, apart from what came before and comes after. */
    void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            next(text.charAt(i));
        }
        end();
    }

    /** The next character. What stands behind a backslash is an escape of JSON and belongs to no word. */
    void next(char c) {
        if (escape > 0) {
            escape--;
            return;
        }
        if (c == '\\') {
            endWord();
            endDigits(c);
            escape = 1;
            return;
        }
        letter(c);
        digit(c);
    }

    /** Nothing that comes belongs to what was. */
    void end() {
        escape = 0;
        endWord();
        endDigits('\n');
        groups.clear();
        words.clear();
        firsts.clear();
    }

    private void letter(char c) {
        if (Character.isLetterOrDigit(c)) {
            if (word.length() < LONGEST_WORD) {
                word.append(c);
            }
        } else {
            endWord();
        }
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        String whole = plain(word.toString());
        word.setLength(0);
        if (words.size() == WINDOW) {
            words.removeFirst();
            firsts.removeFirst();
        }
        words.addLast(whole);
        firsts.addLast(marks.has(key.mark(FIRST, whole)));
        lookAtWords();
    }

    private void lookAtWords() {
        Iterator<Boolean> first = firsts.iterator();
        int left = words.size();
        for (int skip = 0; left >= 2; skip++, left--) {
            if (first.next() && marks.has(key.mark(WORDS, String.join(" ", words.stream().skip(skip).toList())))) {
                found.run();
            }
        }
    }

    private void digit(char c) {
        if (c >= '0' && c <= '9') {
            digits.append(c);
            between = 0;
            if (digits.length() > MOST_DIGITS * 2) {
                digits.setLength(0);
                groups.clear();
            }
        } else {
            endDigits(c);
        }
    }

    /** Digits may stand in groups with a little between them, as people write numbers. */
    private void endDigits(char c) {
        if (!digits.isEmpty()) {
            groups.add(digits.toString());
            digits.setLength(0);
            if (groups.size() > GROUPS) {
                groups.removeFirst();
            }
            lookAtDigits();
        }
        boolean joins = c == ' ' || c == '\u00A0' || c == '-' || c == '(' || c == ')' || c == '.';
        between++;
        if (!joins || between > MOST_BETWEEN) {
            groups.clear();
        }
    }

    private void lookAtDigits() {
        String all = "";
        for (int i = groups.size() - 1; i >= 0; i--) {
            all = groups.get(i) + all;
            if (all.length() > MOST_DIGITS) {
                return;
            }
            if (all.length() >= LEAST_DIGITS && isMarked(all)) {
                found.run();
                return;
            }
        }
    }

    private boolean isMarked(String number) {
        return marks.has(key.mark(NUMBER, number)) || (number.length() == RUSSIAN && number.charAt(0) == '8'
                && marks.has(key.mark(NUMBER, "7" + number.substring(1))));
    }
}
