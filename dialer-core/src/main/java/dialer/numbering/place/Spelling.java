package dialer.numbering.place;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Brings names of places to one spelling: letters only, small, ё as е, without "г.", "обл." and kin. */
final class Spelling {

    private static final Set<String> SETTLEMENT_WORDS = Set.of("г", "гор", "город", "пос", "поселок", "посёлок", "п",
            "пгт", "рп", "кп", "дп", "с", "сел", "село", "д", "дер", "деревня", "ст", "станица", "стца", "х", "хут",
            "хутор", "аул", "мкр", "нп", "го", "мо", "тер", "тел", "city", "town", "гп", "гфз", "ж", "м", "р-н");
    private static final Set<String> REGION_WORDS = Set.of("область", "обл", "край", "кр", "республика", "респ",
            "автономный", "автономная", "авт", "округ", "окр", "ао", "аобл", "город", "г", "гор", "гфз", "федерального",
            "значения", "рф", "россия");
    private static final Pattern WORD_ENDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Spelling() {
    }

    /** "г. Санкт-Петербург", "САНКТ ПЕТЕРБУРГ г" → "санктпетербург". */
    static String settlement(String written) {
        return without(SETTLEMENT_WORDS, written);
    }

    /** "Респ. Саха /Якутия/" → "сахаякутия", "Московская обл." → "московская". */
    static String region(String written) {
        return without(REGION_WORDS, written);
    }

    private static String without(Set<String> words, String written) {
        StringBuilder key = new StringBuilder(written.length());
        String[] parts = WORD_ENDS.split(written.toLowerCase(Locale.ROOT).replace('ё', 'е'));
        for (String part : parts) {
            if (!words.contains(part)) {
                key.append(part);
            }
        }
        // a place may be called by nothing but such words: "Город" is somebody's village
        return key.isEmpty() ? String.join("", parts) : key.toString();
    }
}
