package dialer.api.config;

import dialer.api.retention.RetentionSettings;
import dialer.api.retention.RetentionSettings.Parties;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The section "retention": how long personal data is kept, and who stands in the acts. */
final class RetentionSection {

    private static final Duration SHORTEST_GRACE = Duration.ofSeconds(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST_CAP = Duration.ofDays(180);

    private RetentionSection() {
    }

    static RetentionSettings read(Section s, Path data) {
        Duration jobCap = s.duration("jobCap", "30d", DAY, LONGEST_CAP);
        Duration baseCap = s.duration("baseCap", "30d", DAY, LONGEST_CAP);
        Duration jobGrace = within(s, "jobGrace", s.duration("jobGrace", "48h", SHORTEST_GRACE, LONGEST_CAP), jobCap);
        Duration baseGrace = within(s, "baseGrace", s.duration("baseGrace", "7d", HOUR, LONGEST_CAP), baseCap);
        List<Path> searched = new ArrayList<>(List.of(data));
        s.texts("searchAlso").forEach(folder -> searched.add(Path.of(folder)));
        String recordings = s.text("recordings", "");
        if (!recordings.isEmpty()) {
            searched.add(Path.of(recordings));
        }
        return new RetentionSettings(jobGrace, jobCap, baseGrace, baseCap,
                s.duration("ledger", "1095d", Duration.ofDays(90), Duration.ofDays(3_650)),
                s.duration("purgeEvery", "1h", Duration.ofSeconds(10), DAY), time(s, "verifyAt", "02:30"),
                data.resolve("destruction"), searched, recordings.isEmpty() ? null : Path.of(recordings),
                new Parties(s.text("operatorName", ""), s.text("operatorAddress", ""), s.text("processorName", ""),
                        s.text("processorAddress", ""), s.text("responsible", ""),
                        s.text("informationSystem", "dialer")));
    }

    private static Duration within(Section s, String key, Duration grace, Duration cap) {
        if (grace.compareTo(cap) > 0) {
            s.wrong(key, "it is longer than its cap of " + cap.toDays() + " days");
            return cap;
        }
        return grace;
    }

    private static LocalTime time(Section s, String key, String otherwise) {
        try {
            return LocalTime.parse(s.text(key, otherwise));
        } catch (DateTimeParseException e) {
            s.wrong(key, "a time of day such as 02:30 is needed");
            return LocalTime.parse(otherwise);
        }
    }
}
