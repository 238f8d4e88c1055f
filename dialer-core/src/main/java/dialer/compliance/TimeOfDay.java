package dialer.compliance;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Parts of a recipient's day: who is not at home in one of them may be in another. Hours of our own choice. */
public enum TimeOfDay {
    MORNING(0, 12), AFTERNOON(12, 17), EVENING(17, 24);

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private final int fromMinute;
    private final int toMinute;

    TimeOfDay(int fromHour, int toHour) {
        this.fromMinute = fromHour * HOUR;
        this.toMinute = toHour * HOUR;
    }

    /** What the clock on the wall shows there. */
    public static TimeOfDay at(long atMs, ZoneId zone) {
        int hour = Instant.ofEpochMilli(atMs).atZone(zone).getHour();
        return hour < 12 ? MORNING : hour < 17 ? AFTERNOON : EVENING;
    }

    /** The rest of the day. */
    List<Hours> others() {
        List<Hours> others = new ArrayList<>();
        if (fromMinute > 0) {
            others.add(new Hours(0, fromMinute));
        }
        if (toMinute < DAY) {
            others.add(new Hours(toMinute, DAY));
        }
        return others;
    }
}
