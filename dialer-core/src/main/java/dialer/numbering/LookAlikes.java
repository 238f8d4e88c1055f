package dialer.numbering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Letters that stand among digits because they look like them: З for 3, О for 0, I for 1, Б for 6. Only letters that
 * touch digits, few of them, and never a whole word.
 */
final class LookAlikes {

    private static final Map<Character, String> DIGITS = Map.ofEntries(
            Map.entry('О', "0"), Map.entry('о', "0"), Map.entry('O', "0"), Map.entry('o', "0"), Map.entry('D', "0"),
            Map.entry('Q', "0"), Map.entry('Ο', "0"), Map.entry('ο', "0"),
            Map.entry('I', "1"), Map.entry('l', "1"), Map.entry('i', "1"), Map.entry('І', "1"), Map.entry('і', "1"),
            Map.entry('Ӏ', "1"), Map.entry('ӏ', "1"), Map.entry('L', "1"),
            Map.entry('Z', "27"), Map.entry('z', "27"),
            Map.entry('З', "3"), Map.entry('з', "3"), Map.entry('Э', "3"), Map.entry('э', "3"), Map.entry('Ӡ', "3"),
            Map.entry('Ч', "4"), Map.entry('ч', "4"), Map.entry('A', "4"), Map.entry('А', "4"),
            Map.entry('S', "5"), Map.entry('s', "5"), Map.entry('Ѕ', "5"), Map.entry('ѕ', "5"),
            Map.entry('Б', "6"), Map.entry('б', "6"), Map.entry('b', "6"), Map.entry('G', "69"),
            Map.entry('T', "7"), Map.entry('Т', "7"),
            Map.entry('B', "8"), Map.entry('В', "8"), Map.entry('в', "8"),
            Map.entry('g', "9"), Map.entry('q', "9"));
    private static final int LONGEST_RUN = 3;
    private static final int MOST_LETTERS = 4;
    private static final int FEWEST_DIGITS = 6;
    /** Of a local number whose town is known, as long as nothing else stands in the cell. */
    private static final int FEWEST_LOCAL_DIGITS = 4;
    private static final int MOST_READINGS = 16;

    private LookAlikes() {
    }

    /**
     * The texts that a text becomes when such letters are read as digits; empty when it holds none.
     *
     * @param local whether a number without its area code would do
     */
    static List<String> readings(String text, boolean local) {
        List<Integer> places = places(text);
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean bare = text.chars().filter(Character::isLetter).count() == places.size();
        int fewest = local && bare ? FEWEST_LOCAL_DIGITS : FEWEST_DIGITS;
        if (places.isEmpty() || places.size() > MOST_LETTERS || digits < fewest || digits <= places.size()) {
            return List.of();
        }
        List<String> readings = new ArrayList<>(List.of(text));
        for (int place : places) {
            String choices = DIGITS.getOrDefault(text.charAt(place), "");
            List<String> next = new ArrayList<>();
            for (String reading : readings) {
                for (int i = 0; i < choices.length() && next.size() < MOST_READINGS; i++) {
                    next.add(reading.substring(0, place) + choices.charAt(i) + reading.substring(place + 1));
                }
            }
            readings = next;
        }
        return readings;
    }

    /** Whether a word of small letters could be digits as well. */
    static boolean couldBeDigits(String word) {
        return word.length() < LONGEST_RUN && word.chars().allMatch(c -> DIGITS.containsKey((char) c)
                || DIGITS.containsKey(Character.toUpperCase((char) c)));
    }

    private static List<Integer> places(String text) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < text.length();) {
            int end = i;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            if (end == i) {
                i++;
                continue;
            }
            if (end - i <= LONGEST_RUN && isAmongDigits(text, i, end) && allLikeDigits(text, i, end)) {
                for (int at = i; at < end; at++) {
                    places.add(at);
                }
            }
            i = end;
        }
        return places;
    }

    private static boolean allLikeDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!DIGITS.containsKey(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A digit on either side, or beyond one hyphen, dot or bracket on both. */
    private static boolean isAmongDigits(String text, int from, int to) {
        boolean before = isDigit(text, from - 1);
        boolean behind = isDigit(text, to);
        return before || behind || (isNearDigit(text, from - 1, -1) && isNearDigit(text, to, 1));
    }

    /** A digit behind one or two joints, looking from {@code at} in one direction. */
    private static boolean isNearDigit(String text, int at, int step) {
        return isJoint(text, at) && (isDigit(text, at + step)
                || (isJoint(text, at + step) && isDigit(text, at + 2 * step)));
    }

    private static boolean isJoint(String text, int at) {
        return at >= 0 && at < text.length() && "-(). ".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
