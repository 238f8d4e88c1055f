package dialer.api.hours;

import dialer.api.config.RulePackFiles;
import dialer.compliance.RulePacks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Generated decisions, judged twice: by the product and by the {@link WallOracle}. Half of them are made where trouble
 * is likely: at the ends of hours, where clocks change, on New Year's Eve, in centuries past and to come.
 */
final class HoursProof {

    private static final long DAY = 86_400;
    private static final List<String> RUSSIA = List.of("Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara",
            "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok",
            "Asia/Magadan", "Asia/Kamchatka");
    private static final List<String> ODD = List.of("Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe",
            "Pacific/Chatham", "America/St_Johns", "Africa/Casablanca", "Pacific/Apia", "Asia/Pyongyang",
            "America/Caracas", "Europe/Volgograd", "Asia/Almaty", "America/Phoenix", "Pacific/Kiritimati");
    private static final List<String> USUAL = List.of("America/New_York", "America/Chicago", "America/Denver",
            "America/Los_Angeles", "America/Toronto", "Europe/London", "Europe/Berlin", "Europe/Paris",
            "Pacific/Honolulu");
    private static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.contains("/") && !id.startsWith("SystemV")).sorted().toList();

    private final SplittableRandom random;
    private final HoursJudge judge;

    HoursProof(long seed, Path packs) {
        this.random = new SplittableRandom(seed);
        this.judge = new HoursJudge(new RulePacks(RulePackFiles.read(packs, true)), Path.of("nowhere"),
                LabelFile.NONE);
    }

    /** Prints the seed, makes decisions, and ends with 1 when the two judges disagree. */
    public static void main(String[] words) {
        int decisions = words.length > 0 ? Integer.parseInt(words[0]) : 1_000_000;
        long seed = words.length > 1 ? Long.parseLong(words[1]) : Instant.now().toEpochMilli();
        System.out.println("seed " + seed + ": repeat with \"dialer prove hours " + decisions + " " + seed + "\"");
        HoursProof proof = new HoursProof(seed, Path.of("config", "rulepacks"));
        for (int done = 0; done < decisions; done++) {
            String trouble = proof.next();
            if (trouble != null) {
                System.out.println("decision " + (done + 1) + ": " + trouble);
                System.exit(1);
            }
        }
        System.out.println(decisions + " decisions, 0 disagreements");
    }

    /** One decision; null when both judges agree, else what they disagree about. */
    @Nullable String next() {
        String pack = pick(WallOracle.packs());
        List<String> zones = zones();
        long ring = random.nextInt(15, 121);
        Instant at = instant(pack, ZoneId.of(zones.getFirst()), ring);
        HoursAnswer answer = judge.judge(new HoursQuestion("", "", "", zones, pack, at, Duration.ofSeconds(ring),
                ""), at);
        String trouble = trouble(answer, pack, zones.stream().map(ZoneId::of).toList(), at, ring);
        return trouble == null ? null : trouble + ": " + pack + " " + zones + " at " + at + " ring " + ring + " s: "
                + AnswerText.json(answer);
    }

    private @Nullable String trouble(HoursAnswer answer, String pack, List<ZoneId> zones, Instant at, long ring) {
        boolean allowed = WallOracle.mayBegin(pack, zones, at, ring);
        if (answer.allowed() != allowed) {
            return "allowed is " + allowed;
        }
        // every minute for one in fifty, a quarter of an hour apart for the others: hours and offsets go by quarters
        long step = random.nextInt(50) == 0 ? 60 : 900;
        if (allowed) {
            Instant until = answer.until();
            return until == null ? "until is missing" : until(pack, zones, at, until, ring, step);
        }
        Instant next = answer.nextAllowedAt();
        if (answer.until() != null) {
            return "until without a window";
        }
        return next == null ? never(pack, zones, at, ring) : from(pack, zones, at, next, ring, step);
    }

    private static @Nullable String until(
            String pack, List<ZoneId> zones, Instant at, Instant until, long ring, long step) {
        for (long s = at.getEpochSecond(); s <= until.getEpochSecond(); s += step) {
            if (!WallOracle.mayBegin(pack, zones, Instant.ofEpochSecond(s), ring)) {
                return "closed at " + Instant.ofEpochSecond(s) + " before until";
            }
        }
        return !WallOracle.mayBegin(pack, zones, until, ring) ? "closed at until"
                : WallOracle.mayBegin(pack, zones, until.plusSeconds(1), ring) ? "open beyond until" : null;
    }

    private static @Nullable String from(
            String pack, List<ZoneId> zones, Instant at, Instant next, long ring, long step) {
        if (!next.isAfter(at)) {
            return "nextAllowedAt is not later";
        }
        // the first look is at the instant itself, all others at whole steps of the clock
        long first = Math.floorDiv(at.getEpochSecond(), step) * step + step;
        long last = Math.min(next.getEpochSecond() - 1, first + 10 * DAY);
        for (long s = first; s <= last; s += step) {
            if (WallOracle.mayBegin(pack, zones, Instant.ofEpochSecond(s), ring)) {
                return "already open at " + Instant.ofEpochSecond(s);
            }
        }
        return !WallOracle.mayBegin(pack, zones, next, ring) ? "closed at nextAllowedAt"
                : WallOracle.mayBegin(pack, zones, next.minusSeconds(1), ring) ? "open before nextAllowedAt" : null;
    }

    private @Nullable String never(String pack, List<ZoneId> zones, Instant at, long ring) {
        long first = Math.floorDiv(at.getEpochSecond(), 900) * 900 + random.nextInt(380) * DAY;
        for (long s = first; s < first + 8 * DAY; s += 900) {
            if (s >= at.getEpochSecond() && WallOracle.mayBegin(pack, zones, Instant.ofEpochSecond(s), ring)) {
                return "open at " + Instant.ofEpochSecond(s) + ", and nextAllowedAt says never";
            }
        }
        return null;
    }

    private List<String> zones() {
        int kind = random.nextInt(100);
        if (kind < 3) {
            return RUSSIA;
        }
        List<String> zones = new ArrayList<>();
        int count = kind < 70 ? 1 : 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            zones.add(pick(List.of(RUSSIA, USUAL, ODD, ALL).get(random.nextInt(4))));
        }
        return zones.stream().distinct().toList();
    }

    private Instant instant(String pack, ZoneId zone, long ring) {
        LocalDate day = LocalDate.of(2025, 12, 20).plusDays(random.nextInt(760));
        return switch (random.nextInt(8)) {
            case 0 -> // centuries past and to come
                Instant.ofEpochSecond(random.nextLong(LocalDate.of(1975, 1, 1).toEpochDay() * DAY,
                        LocalDate.of(2190, 1, 1).toEpochDay() * DAY));
            case 1 -> atClockChange(zone);
            case 2, 3, 4 -> atAnEnd(pack, zone, day, ring);
            case 5 -> LocalDate.of(2026 + random.nextInt(2), 12, 30).plusDays(random.nextInt(5))
                    .atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60)).atZone(zone).toInstant();
            default -> Instant.ofEpochSecond(day.toEpochDay() * DAY + random.nextLong(DAY));
        };
    }

    private Instant atClockChange(ZoneId zone) {
        Instant from = LocalDate.of(1975 + random.nextInt(60), 1, 1).atStartOfDay(zone).toInstant();
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        Instant around = change == null ? from : change.getInstant();
        return around.plusSeconds(random.nextLong(-DAY, DAY));
    }

    private Instant atAnEnd(String pack, ZoneId zone, LocalDate day, long ring) {
        LocalTime end = pick(WallOracle.ends(pack));
        long[] beside = {0, -1, 1, -ring - 60, -ring - 59, -ring - 61, -60, -ring};
        return day.atTime(end).atZone(zone).toInstant().plusSeconds(beside[random.nextInt(beside.length)]);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
