package dialer.numbering;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Digits that stand together.
 *
 * @param plus   whether "+" stands before them
 * @param parens whether they stand alone in round brackets
 * @param medium whether a comma or slash parts them from the group before
 * @param sign   the last sign before them, a blank for none
 */
record Group(String digits, boolean plus, boolean parens, boolean medium, char sign) {

    static String joined(List<Group> groups) {
        return groups.size() == 1 ? groups.getFirst().digits()
                : groups.stream().map(Group::digits).collect(Collectors.joining());
    }
}
