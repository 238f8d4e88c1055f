package dialer.api.courier.slot;

import java.time.DateTimeException;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How a courier's slots are known; the block {@code slots} of his settings.
 *
 * @param mode         whether he is asked, pushes, or neither
 * @param url          for ASK: what stands before {@code /slots:search}
 * @param sealedToken  for ASK: the sealed bearer token his endpoint wants, empty for none
 * @param days         how many days are offered, 1 to 30
 * @param timeBoxMs    how long an answer is waited for, 100 to 5,000 ms
 * @param holdSeconds  how long a place is kept without a confirmation, 30 to 1,800 s
 * @param cacheSeconds how long an answer counts as fresh, 0 to 300 s
 * @param indexDigits  for ASK: recipients whose postal indexes agree in so many digits get the same answer, 0 to 6;
 *                     0 asks for each recipient anew
 * @param holds        for ASK: whether he can hold a place; otherwise it is promised and confirmed in one go
 * @param cutoffDays   for slots without a cut-off of their own: days before, 0 to 30
 * @param cutoffAt     local hour on that day, {@code HH:mm}; empty for the slot's beginning
 */
public record SlotSettings(Mode mode, String url, String sealedToken, int days, int timeBoxMs, int holdSeconds,
        int cacheSeconds, int indexDigits, boolean holds, int cutoffDays, String cutoffAt) {

    /** A courier of whom no slots are known: agents note what people wish. */
    public static final SlotSettings NONE = new SlotSettings(Mode.NONE, "", "", 7, 800, 300, 30, 3, true, 0, "");

    /** How slots are known. */
    public enum Mode {
        /** Not at all. */
        NONE,
        /** His endpoint is asked. */
        ASK,
        /** He pushes quotas. */
        PUSH
    }

    public SlotSettings {
        check(mode != Mode.ASK || !url.isBlank(), "url is needed where mode is ASK");
        check(days >= 1 && days <= 30, "days is 1 to 30");
        check(timeBoxMs >= 100 && timeBoxMs <= 5_000, "timeBoxMs is 100 to 5000");
        check(holdSeconds >= 30 && holdSeconds <= 1_800, "holdSeconds is 30 to 1800");
        check(cacheSeconds >= 0 && cacheSeconds <= 300, "cacheSeconds is 0 to 300");
        check(indexDigits >= 0 && indexDigits <= 6, "indexDigits is 0 to 6");
        check(cutoffDays >= 0 && cutoffDays <= 30, "cutoffDays is 0 to 30");
        check(cutoffAt.isEmpty() || hour(cutoffAt) != null, "cutoffAt is an hour such as 17:00, or empty");
    }

    @Override
    public String toString() {
        return "SlotSettings[" + mode + "]";
    }

    CutoffRule cutoff() {
        LocalTime hour = hour(cutoffAt);
        return hour == null ? CutoffRule.AT_THE_START : new CutoffRule(cutoffDays, hour);
    }

    private static @Nullable LocalTime hour(String written) {
        try {
            return written.isEmpty() ? null : LocalTime.parse(written);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
