package dialer.simulation.check;

import dialer.compliance.AttemptLimits;
import dialer.compliance.CallingHours.Span;
import dialer.compliance.DayKind;
import dialer.compliance.Gatekeeper;
import dialer.compliance.History;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.Hours;
import dialer.compliance.Place;
import dialer.compliance.RulePack;
import dialer.core.contact.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Real calling hours in a simulated day: most numbers live in one of several zones under one of several packs, with
 * holidays, moved days and a change of the clocks. The gate works their windows out, as at every claim; whether a call
 * was right is judged by the clock on the wall alone.
 */
public final class CivilHours {

    private static final long RING_MS = 25_000;
    private static final long TALK_MS = 60_000;
    private static final long HORIZON_MS = 36 * 3_600_000L;
    private static final long LOOK_MS = 5_000;
    private static final List<List<String>> HOMES = List.of(List.of("Europe/Moscow"), List.of("Asia/Vladivostok"),
            List.of("Europe/Berlin"), List.of("America/New_York"), List.of("Asia/Kolkata"),
            List.of("Australia/Lord_Howe"), List.of("Europe/Kaliningrad", "Asia/Yekaterinburg"),
            List.of("Europe/London", "Europe/Berlin"));
    /** Off and worked in the two years around; written once for the pack and read once more by the wall's judge. */
    private static final Set<LocalDate> OFF = Set.of(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 1, 2), LocalDate.of(2026, 5, 29), LocalDate.of(2026, 11, 2));
    private static final Set<LocalDate> WORKED = Set.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 11, 1));
    private static final String[][] TABLE = {
        {"00:00-24:00", "09:00-20:00", "09:00-20:00", "09:00-20:00"},
        {"08:00-22:00", "09:00-20:00", "09:00-20:00", ""},
        {"00:00-02:30, 03:00-13:00, 14:00-24:00", "", "", "10:00-13:00, 14:00-20:00"}};

    private final long shiftMs;

    /** {@code shiftMs}: from the simulated clock to the civil one. */
    public CivilHours(long shiftMs) {
        this.shiftMs = shiftMs;
    }

    /** Whether the number lives by real hours; the others have windows that test the hopper. */
    public static boolean covers(long numberId) {
        return numberId % 10 < 6;
    }

    /** The windows of a number, as the gate gives them. */
    public List<Window> windows(long numberId, long nowMs) {
        List<Place> places = zones(numberId).stream().map(Place::of).toList();
        Gatekeeper.Verdict verdict = new Gatekeeper(pack(numberId), RING_MS).judge(
                new Gatekeeper.Question(places, false, History.NONE, true), nowMs + shiftMs, HORIZON_MS);
        return verdict.spans().stream().map(this::window).toList();
    }

    private Window window(Span span) {
        return new Window(span.fromMs() - shiftMs, span.toMs() - shiftMs);
    }

    /** Looks at the wall clocks at the instant, and until the call could be over. */
    public boolean mayBegin(long numberId, long nowMs) {
        for (long atMs = nowMs; atMs < nowMs + RING_MS + TALK_MS; atMs += LOOK_MS) {
            for (ZoneId zone : zones(numberId)) {
                if (!isOpen(numberId, LocalDateTime.ofInstant(Instant.ofEpochMilli(atMs + shiftMs), zone))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isOpen(long numberId, LocalDateTime wall) {
        LocalDate day = wall.toLocalDate();
        boolean known = day.getYear() == 2025 || day.getYear() == 2026;
        int weekday = day.getDayOfWeek().getValue();
        int column = OFF.contains(day) || !known ? 3 : WORKED.contains(day) || weekday < 6 ? 0 : weekday - 5;
        for (String span : TABLE[row(numberId)][column].split(", ")) {
            String[] ends = span.split("-");
            if (ends.length == 2 && !wall.toLocalTime().isBefore(LocalTime.parse(ends[0]))
                    && (ends[1].equals("24:00") || wall.toLocalTime().isBefore(LocalTime.parse(ends[1])))) {
                return true;
            }
        }
        return false;
    }

    private static RulePack pack(long numberId) {
        String[] row = TABLE[row(numberId)];
        Map<Integer, HolidayCalendar.Year> years = Map.of(2025, year(2025), 2026, year(2026));
        return RulePack.of("civil", Map.of(DayKind.WORKDAY, Hours.ofDay(row[0]), DayKind.SATURDAY, Hours.ofDay(row[1]),
                DayKind.SUNDAY, Hours.ofDay(row[2]), DayKind.HOLIDAY, Hours.ofDay(row[3])),
                new HolidayCalendar("civil", years), AttemptLimits.NONE);
    }

    private static HolidayCalendar.Year year(int year) {
        return new HolidayCalendar.Year("civil", only(OFF, year), only(WORKED, year), Map.of());
    }

    private static Set<LocalDate> only(Set<LocalDate> days, int year) {
        return Set.copyOf(days.stream().filter(day -> day.getYear() == year).toList());
    }

    private static int row(long numberId) {
        return (int) (numberId / 10 % TABLE.length);
    }

    private static List<ZoneId> zones(long numberId) {
        return HOMES.get((int) (numberId / 100 % HOMES.size())).stream().map(ZoneId::of).toList();
    }
}
