package dialer.planted.engine;

import java.time.LocalDate;
import java.time.ZoneId;

/** Planted: a clock read through java.time. */
final class ReadsInstant {

    LocalDate today(ZoneId zone) {
        return LocalDate.now(zone);
    }
}
