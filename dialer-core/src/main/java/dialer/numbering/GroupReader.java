package dialer.numbering;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads groups of digits between words as one number or several: finds where one ends and the next begins. */
final class GroupReader {

    private static final int MOST_GROUPS = 40;
    private static final int LONGEST_NUMBER = 18;
    private static final int LONGEST_LEFT_OVER = 6;
    private static final int LONGEST_TAIL = 7;
    private static final int LONGEST_ENDING = 4;
    private static final int SHORTEST_LOCAL = 5;
    private static final int MOST_GLUED = 3;
    private static final int CODE = 3;
    private static final int NATIONAL = 10;
    private static final int WITH_PREFIX = 11;

    private final DigitReader digits;

    GroupReader(DigitReader digits) {
        this.digits = digits;
    }

    /**
     * What the groups are: numbers and refusals in their order.
     *
     * @param wordBefore whether a word stands before them: then a small number belongs to it, "после 18 8 916 …",
     *                   "тел 2: 8 916 …"
     */
    List<Reading> read(List<Group> groups, boolean wordBefore) {
        List<Reading> readings = read(groups);
        boolean hour = wordBefore && groups.size() > 1 && groups.getFirst().digits().length() <= 2;
        List<Reading> behind = hour && readings.stream().anyMatch(reading -> reading.codes()
                .contains(NumberCode.DIGITS_LEFT_OVER)) ? partition(groups.subList(1, groups.size())) : null;
        return behind == null ? readings : withRemark(behind, NumberCode.WORDS_REMOVED);
    }

    private List<Reading> read(List<Group> groups) {
        String all = Group.joined(groups);
        if (groups.size() > MOST_GROUPS) {
            return List.of(Reading.refused(NumberCode.OTHER_DIGITS, all));
        }
        List<List<Group>> pieces = pieces(groups);
        if (pieces.size() == 1) {
            return piece(groups);
        }
        // "8,916,123,00,45" is one number; two local numbers behind each other are not
        boolean joinable = pieces.stream().anyMatch(piece -> Group.joined(piece).length() < SHORTEST_LOCAL);
        Reading one = joinable ? whole(groups) : null;
        if (one != null) {
            return List.of(one);
        }
        List<Reading> readings = new ArrayList<>();
        for (List<Group> piece : pieces) {
            readings.addAll(afterOthers(readings, piece));
        }
        if (joinable && readings.stream().allMatch(Reading::isRefused)) {
            List<Reading> joined = piece(groups);
            return joined.stream().allMatch(Reading::isRefused) && !allShort(readings) ? readings : joined;
        }
        return readings;
    }

    /** "123-45-67/68": two endings of one number. "(4852) 12-00-45, 12-00-46": the second has the first one's code. */
    private List<Reading> afterOthers(List<Reading> before, List<Group> piece) {
        List<Reading> readings = piece(piece);
        String ending = Group.joined(piece);
        if (before.isEmpty() || before.getLast().isRefused()) {
            return readings;
        }
        Reading last = before.getLast();
        if (readings.size() == 1 && readings.getFirst().refusal() == NumberCode.LOCAL_NUMBER) {
            return List.of(ofSameTown(last.numbers().getFirst(), readings.getFirst()));
        }
        if (piece.getFirst().sign() != '/' || ending.length() > LONGEST_ENDING) {
            return readings;
        }
        String written = last.digits();
        Reading other = digits.whole(written.substring(0, written.length() - ending.length()) + ending, false, 0);
        if (other == null || other.isRefused()) {
            return readings;
        }
        before.set(before.size() - 1, last.or(other.numbers().getFirst(), NumberCode.ALTERNATIVE_ENDING));
        return List.of();
    }

    private Reading ofSameTown(DialNumber neighbour, Reading local) {
        if (neighbour.type() != NumberType.LANDLINE || !neighbour.e164().startsWith("+7")) {
            return local;
        }
        String national = neighbour.e164().substring(2);
        String code = national.substring(0, NATIONAL - local.digits().length());
        Reading whole = digits.seven(code + local.digits(), local.digits(), NumberCode.AREA_CODE_ADDED);
        return whole == null ? local : whole;
    }

    private static boolean allShort(List<Reading> readings) {
        return readings.stream().allMatch(reading -> reading.digits().length() <= LONGEST_ENDING);
    }

    private static List<List<Group>> pieces(List<Group> groups) {
        List<List<Group>> pieces = new ArrayList<>();
        for (Group group : groups) {
            if (pieces.isEmpty() || group.medium()) {
                pieces.add(new ArrayList<>());
            }
            pieces.getLast().add(group);
        }
        return pieces;
    }

    private List<Reading> piece(List<Group> groups) {
        List<Reading> parted = partition(groups);
        if (parted != null) {
            return parted;
        }
        String all = Group.joined(groups);
        boolean plus = groups.getFirst().plus();
        boolean onePlus = groups.stream().skip(1).noneMatch(Group::plus);
        List<Reading> cut = plus || !beginsOwnNumber(groups) ? null : withoutTail(groups);
        if (cut != null) {
            return cut;
        }
        Reading repaired = onePlus ? digits.repaired(all, plus) : null;
        if (repaired != null) {
            return List.of(repaired);
        }
        List<Reading> rest = withoutEnds(groups);
        if (rest != null) {
            return rest;
        }
        Reading turned = codeBehind(groups);
        if (turned != null) {
            return List.of(turned);
        }
        List<Reading> glued = onePlus ? glued(all, groups.size() == 1) : null;
        if (glued != null) {
            return glued;
        }
        List<Reading> among = amongOthers(groups);
        return among != null ? among : List.of(digits.refusal(all, plus));
    }

    /** "916 123 00 45 12", "916-123-00-45.00": what looks like ours from its first group on is no foreign number. */
    private static boolean beginsOwnNumber(List<Group> groups) {
        int length = groups.getFirst().digits().length();
        String joined = Group.joined(groups);
        return groups.size() > 1 && joined.length() > WITH_PREFIX && joined.charAt(0) == '9'
                && (length == CODE || length == NATIONAL);
    }

    /**
     * "1) 8916… 2) 8926…", "7707083893 8916…": numbers that stand whole in one group each, and something else between
     * them.
     */
    private @Nullable List<Reading> amongOthers(List<Group> groups) {
        List<Reading> readings = new ArrayList<>();
        NumberCode remark = null;
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            boolean complete = group.digits().length() == WITH_PREFIX
                    || (group.digits().length() == NATIONAL && group.digits().charAt(0) == '9');
            Reading number = complete ? whole(groups.subList(i, i + 1)) : null;
            if (number != null) {
                readings.add(number);
            } else if (group.digits().length() > LONGEST_LEFT_OVER) {
                readings.add(Reading.refused(NumberCode.OTHER_DIGITS, group.digits()));
            } else if (remark == null || !isListMark(groups, i)) {
                remark = isListMark(groups, i) ? NumberCode.WORDS_REMOVED : NumberCode.DIGITS_LEFT_OVER;
            }
        }
        boolean found = groups.size() > 1 && readings.stream().anyMatch(reading -> !reading.isRefused());
        return !found ? null : remark == null ? readings : withRemark(readings, remark);
    }

    /** "2)" or "2." before a number. */
    private static boolean isListMark(List<Group> groups, int at) {
        boolean last = at + 1 == groups.size();
        return !last && groups.get(at).digits().length() <= 2
                && (groups.get(at + 1).sign() == ')' || groups.get(at + 1).sign() == '.');
    }

    /** All groups as whole numbers one after another, or null; of several ways the one with the fewest numbers. */
    private @Nullable List<Reading> partition(List<Group> groups) {
        Reading one = whole(groups);
        if (one != null) {
            return List.of(one);
        }
        for (int end = groups.size() - 1; end > 0; end--) {
            Reading first = whole(groups.subList(0, end));
            if (first != null) {
                List<Reading> rest = partition(groups.subList(end, groups.size()));
                if (rest != null) {
                    List<Reading> readings = new ArrayList<>(List.of(first));
                    readings.addAll(rest);
                    return readings;
                }
            }
        }
        return null;
    }

    private @Nullable Reading whole(List<Group> groups) {
        int length = 0;
        for (int i = 0; i < groups.size(); i++) {
            length += groups.get(i).digits().length();
            if (length > LONGEST_NUMBER || (i > 0 && groups.get(i).plus())) {
                return null;
            }
        }
        Group first = groups.getFirst();
        String all = Group.joined(groups);
        Reading reading = digits.whole(all, first.plus(), groups.size() == 1 ? 0 : first.digits().length());
        return reading == null ? null
                : digits.withOtherReading(reading, all, first.plus(), first.digits().length() == 3);
    }

    /** A whole number with a few digits before or behind it: a number of the list, an extension without a word. */
    private @Nullable List<Reading> withoutEnds(List<Group> groups) {
        Group first = groups.getFirst();
        // "+1 976 555 0123": what follows a country's code is no number of another one
        boolean foreign = first.plus() && first.digits().charAt(0) != '7';
        boolean removable = !foreign || (groups.size() > 1 && groups.get(1).plus());
        if (groups.size() > 1 && first.digits().length() <= LONGEST_ENDING && removable) {
            boolean plusTwice = first.digits().length() == 1 && groups.get(1).plus();
            Reading joined = plusTwice ? digits.whole(Group.joined(groups), false, 1) : null;
            if (joined != null) {
                return List.of(joined.with(NumberCode.PREFIX_REPAIRED));
            }
            List<Reading> behind = partition(groups.subList(1, groups.size()));
            if (behind != null) {
                Group second = groups.get(1);
                boolean prefix = second.plus() && first.digits().matches("[78]|00|810|007|0");
                boolean listed = first.digits().length() <= 2 && (second.sign() == ')' || second.sign() == '.');
                NumberCode code = prefix ? NumberCode.PREFIX_REPAIRED
                        : listed ? NumberCode.WORDS_REMOVED : NumberCode.DIGITS_LEFT_OVER;
                return withRemark(behind, code);
            }
        }
        for (int begin = 2; begin < groups.size() && !foreign; begin++) {
            if (Group.joined(groups.subList(0, begin)).length() > LONGEST_LEFT_OVER) {
                break;
            }
            List<Reading> readings = partition(groups.subList(begin, groups.size()));
            if (readings != null) {
                return withRemark(readings, NumberCode.DIGITS_LEFT_OVER);
            }
        }
        return withoutTail(groups);
    }

    private @Nullable List<Reading> withoutTail(List<Group> groups) {
        for (int end = groups.size() - 1; end > 0; end--) {
            List<Group> behind = groups.subList(end, groups.size());
            String leftOver = Group.joined(behind);
            if (leftOver.length() > LONGEST_TAIL) {
                return null;
            }
            List<Reading> readings = partition(groups.subList(0, end));
            if (readings != null) {
                boolean tail = leftOver.matches("0{1,2}") && behind.getFirst().sign() == '.';
                return withRemark(readings, tail ? NumberCode.DECIMAL_TAIL : NumberCode.DIGITS_LEFT_OVER);
            }
        }
        return null;
    }

    private static List<Reading> withRemark(List<Reading> readings, NumberCode code) {
        return readings.stream().map(reading -> reading.with(code)).toList();
    }

    /** "123-00-45 (495)": the code stands behind the number. */
    private @Nullable Reading codeBehind(List<Group> groups) {
        Group last = groups.getLast();
        if (groups.size() < 2 || !last.parens() || last.digits().length() < 3) {
            return null;
        }
        String turned = last.digits() + Group.joined(groups.subList(0, groups.size() - 1));
        return turned.length() == NATIONAL ? digits.seven(turned, turned, NumberCode.PREFIX_REPAIRED) : null;
    }

    /**
     * Two or three numbers without anything between, where they can be parted in one way only.
     *
     * @param mixed whether they may be of different lengths
     */
    private @Nullable List<Reading> glued(String all, boolean mixed) {
        if (all.length() < 2 * NATIONAL || all.length() > MOST_GLUED * WITH_PREFIX) {
            return null;
        }
        List<List<Reading>> ways = new ArrayList<>();
        part(all, List.of(), ways);
        if (ways.isEmpty()) {
            return null;
        }
        // numbers of one length are likelier than any mixture of two
        List<List<Reading>> even = ways.stream().filter(way -> way.stream()
                .map(reading -> reading.digits().length()).distinct().count() == 1).toList();
        List<List<Reading>> likely = even.isEmpty() && mixed ? ways : even;
        return likely.size() == 1 ? likely.getFirst() : null;
    }

    private void part(String rest, List<Reading> before, List<List<Reading>> ways) {
        if (rest.isEmpty()) {
            ways.add(before);
            return;
        }
        for (int length : new int[] {WITH_PREFIX, NATIONAL}) {
            boolean room = rest.length() >= length && before.size() < MOST_GLUED;
            boolean mobile = length == WITH_PREFIX || rest.charAt(0) == '9';
            Reading reading = room && mobile ? digits.whole(rest.substring(0, length), false, 0) : null;
            if (reading != null) {
                List<Reading> further = new ArrayList<>(before);
                further.add(reading.with(NumberCode.GLUED));
                part(rest.substring(length), further, ways);
            }
        }
    }
}
