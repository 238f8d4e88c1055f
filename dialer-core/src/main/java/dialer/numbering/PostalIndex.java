package dialer.numbering;

import java.time.ZoneId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The time zone behind a Russian postal index, by its first three digits (a post office region). Covers the regions
 * outside Moscow time and the rest as Moscow time; a region that spans several zones is left out and so not decided.
 */
final class PostalIndex {

    /** First three digits from, to (inclusive) and zone; by region of the post office, as of 2026. */
    private static final NavigableMap<Integer, Range> RANGES = ranges();

    private PostalIndex() {
    }

    private record Range(int last, String zone) {
    }

    /** Empty when the index is missing, is not one, or lies in a region of several zones. */
    static Optional<ZoneId> zone(String index) {
        String digits = index.strip();
        if (!digits.matches("\\d{6}")) {
            return Optional.empty();
        }
        int region = Integer.parseInt(digits.substring(0, 3));
        Map.Entry<Integer, Range> entry = RANGES.floorEntry(region);
        return entry == null || region > entry.getValue().last()
                ? Optional.empty() : Optional.of(ZoneId.of(entry.getValue().zone()));
    }

    private static NavigableMap<Integer, Range> ranges() {
        NavigableMap<Integer, Range> map = new TreeMap<>();
        String moscow = "Europe/Moscow";
        put(map, 101, 135, moscow);             // Moscow
        put(map, 140, 144, moscow);             // Moscow region
        put(map, 150, 157, moscow);             // Yaroslavl, Ivanovo, Kostroma
        put(map, 160, 188, moscow);             // the north-west
        put(map, 190, 199, moscow);             // Petersburg
        put(map, 214, 216, moscow);             // Smolensk
        put(map, 236, 238, "Europe/Kaliningrad");
        put(map, 241, 249, moscow);             // Bryansk, Kaluga
        put(map, 295, 299, "Europe/Simferopol");
        put(map, 300, 309, moscow);             // Tula, Oryol, Kursk, Belgorod
        put(map, 344, 347, moscow);             // Rostov
        put(map, 350, 354, moscow);             // Krasnodar
        put(map, 355, 358, moscow);             // Stavropol, Karachay-Cherkessia, Kalmykia
        put(map, 360, 369, moscow);             // North Caucasus
        put(map, 385, 386, moscow);             // Adygea, Ingushetia
        put(map, 390, 399, moscow);             // Ryazan, Tambov, Voronezh, Lipetsk
        put(map, 400, 404, "Europe/Volgograd");
        put(map, 410, 413, "Europe/Saratov");
        put(map, 414, 416, "Europe/Astrakhan");
        put(map, 420, 423, moscow);             // Tatarstan
        put(map, 424, 425, moscow);             // Mari El
        put(map, 426, 427, "Europe/Samara");    // Udmurtia
        put(map, 428, 431, moscow);             // Chuvashia, Mordovia
        put(map, 432, 433, "Europe/Ulyanovsk");
        put(map, 440, 442, moscow);             // Penza
        put(map, 443, 446, "Europe/Samara");
        put(map, 450, 453, "Asia/Yekaterinburg"); // Bashkortostan
        put(map, 454, 457, "Asia/Yekaterinburg"); // Chelyabinsk
        put(map, 460, 462, "Asia/Yekaterinburg"); // Orenburg
        put(map, 600, 603, moscow);             // Vladimir, Nizhny Novgorod
        put(map, 606, 607, moscow);             // Nizhny Novgorod region
        put(map, 610, 613, moscow);             // Kirov
        put(map, 614, 619, "Asia/Yekaterinburg"); // Perm
        put(map, 620, 624, "Asia/Yekaterinburg"); // Yekaterinburg
        put(map, 625, 629, "Asia/Yekaterinburg"); // Tyumen, Khanty-Mansi, Yamal
        put(map, 630, 633, "Asia/Novosibirsk");
        put(map, 634, 636, "Asia/Tomsk");
        put(map, 640, 641, "Asia/Yekaterinburg"); // Kurgan
        put(map, 644, 646, "Asia/Omsk");
        put(map, 647, 648, "Asia/Krasnoyarsk"); // Taymyr, Evenkia
        put(map, 649, 649, "Asia/Barnaul");     // Altai republic
        put(map, 650, 654, "Asia/Novokuznetsk"); // Kemerovo
        put(map, 655, 655, "Asia/Krasnoyarsk"); // Khakassia
        put(map, 656, 659, "Asia/Barnaul");
        put(map, 660, 663, "Asia/Krasnoyarsk");
        put(map, 664, 666, "Asia/Irkutsk");
        put(map, 667, 668, "Asia/Krasnoyarsk"); // Tuva
        put(map, 669, 671, "Asia/Irkutsk");     // Ust-Orda, Buryatia
        put(map, 672, 674, "Asia/Chita");
        put(map, 675, 676, "Asia/Yakutsk");     // Amur
        put(map, 679, 682, "Asia/Vladivostok"); // Jewish region, Khabarovsk
        put(map, 683, 684, "Asia/Kamchatka");
        put(map, 685, 686, "Asia/Magadan");
        put(map, 687, 687, "Asia/Chita");       // Aga
        put(map, 688, 688, "Asia/Kamchatka");   // Koryakia
        put(map, 689, 689, "Asia/Anadyr");
        put(map, 690, 692, "Asia/Vladivostok");
        put(map, 693, 694, "Asia/Sakhalin");
        return map;
    }

    private static void put(NavigableMap<Integer, Range> map, int first, int last, String zone) {
        map.put(first, new Range(last, zone));
    }
}
