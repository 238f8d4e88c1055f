package dialer.numbering;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A cell made from a number that is known, so that the verdict on it can be checked.
 *
 * @param text     as a base would write it
 * @param national the ten digits that were written
 * @param foreign  digits with country code where the number is of another country, empty for +7
 * @param words    whether there are words around, so that at best it is "fixed"
 */
record GeneratedCell(String text, String national, String foreign, boolean words) {

    private static final List<String> PREFIXES = List.of("8", "7", "+7", "", "8 ", "+7 ", "7 ", "8-", "+7-", "8(",
            "+7(", "(", "810 7 ", "8-10-7-", "007 ", "00 7 ");
    private static final List<String> JOINTS = List.of("", " ", "-", ".", " - ", "\u00a0", "\u2009", "\u2011", "\u2013",
            "\u200b", "\u00ad");
    private static final List<String> BEFORE = List.of("тел. ", "моб.: ", "Иван ", "Tel: ", "WhatsApp ", "дом. ",
            "звонить после 18 ", "tel:");
    private static final List<String> BEHIND = List.of(" Иван", " (мама)", ", Ольга Петровна", " до 18:00", " кв. 15",
            ", ivan@mail.ru", " WhatsApp");
    private static final List<String> FOREIGN = List.of("37529", "37533", "38050", "99890", "996555", "37491", "995555",
            "4930", "1202", "4420");
    private static final List<String> AREAS = List.of("495", "499", "812", "343", "4852", "38822", "8452", "4012");
    private static final int[] GROUPS = {3, 2, 2};

    /** The next cell: mostly plain, every twentieth ugly, numbers mostly valid. */
    static GeneratedCell next(SplittableRandom random) {
        if (random.nextInt(50) == 0) {
            return foreign(random);
        }
        String national = national(random);
        String prefix = prefix(random, national);
        String text = prefix + grouped(random, national, prefix.endsWith("("));
        boolean ugly = random.nextInt(20) == 0;
        if (!ugly) {
            return new GeneratedCell(text, national, "", false);
        }
        return switch (random.nextInt(4)) {
            case 0 -> new GeneratedCell(fullWidth(text), national, "", true);
            case 1 -> new GeneratedCell(pick(random, BEFORE) + text, national, "", true);
            case 2 -> new GeneratedCell(text + pick(random, BEHIND), national, "", true);
            default -> new GeneratedCell("  \"" + text + "\" ", national, "", false);
        };
    }

    private static GeneratedCell foreign(SplittableRandom random) {
        String digits = pick(random, FOREIGN) + digits(random, 7);
        return new GeneratedCell("+" + digits, "", digits, false);
    }

    /** Ten digits: mobiles, land lines of any area, Kazakh numbers, 8-800 and what does not exist. */
    private static String national(SplittableRandom random) {
        String digits = switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> "9" + digits(random, 9);
            case 5, 6 -> pick(random, AREAS) + digits(random, 9);
            case 7 -> pick(random, List.of("701", "777", "7172", "727", "705", "747")) + digits(random, 9);
            case 8 -> pick(random, List.of("800", "804", "803", "809", "808")) + digits(random, 9);
            default -> pick(random, List.of("3", "4", "8", "6", "7", "1", "2", "5", "0")) + digits(random, 9);
        };
        return digits.substring(0, 10);
    }

    /** Ten digits alone are written from 3, 4 and 9 only: from 7 and 8 they may be eleven of which one is lost. */
    private static String prefix(SplittableRandom random, String national) {
        String prefix = pick(random, PREFIXES);
        boolean bare = prefix.isEmpty() || prefix.equals("(");
        return bare && "349".indexOf(national.charAt(0)) < 0 ? "+7" : prefix;
    }

    private static String grouped(SplittableRandom random, String national, boolean open) {
        StringBuilder text = new StringBuilder();
        int code = open || random.nextInt(3) > 0 ? 3 : 0;
        text.append(national, 0, code);
        String joint = pick(random, JOINTS);
        text.append(open ? ") " : code > 0 ? joint : "");
        if (code == 0) {
            return text.append(national).toString();
        }
        int at = code;
        for (int i = 0; i < GROUPS.length; i++) {
            text.append(national, at, at + GROUPS[i]).append(i + 1 < GROUPS.length ? joint : "");
            at += GROUPS[i];
        }
        return text.toString();
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c - '0' + '０' : c)));
        return wide.toString();
    }

    private static String digits(SplittableRandom random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private static String pick(SplittableRandom random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
