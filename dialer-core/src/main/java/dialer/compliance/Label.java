package dialer.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What the recipient's operator shows with a call, as its registry has it (Russia: government decree 1300 of 28 August
 * 2025).
 *
 * @param brand    the text shown, up to 32 characters
 * @param category of the caller's business, such as {@code Доставка}
 * @param contract with the operator, by number and date as people write it
 * @param from     first day on which it holds, at Moscow
 * @param to       last one, inclusive
 */
public record Label(String brand, String category, String contract, LocalDate from, LocalDate to) {

    /** Characters that an operator passes on. */
    public static final int LONGEST_BRAND = 32;

    private static final int LONGEST_WORDS = 200;
    private static final ZoneId REGISTRY = ZoneId.of("Europe/Moscow");

    public Label {
        if (brand.isBlank() || brand.codePointCount(0, brand.length()) > LONGEST_BRAND) {
            throw new IllegalArgumentException("A label's brand has 1 to " + LONGEST_BRAND + " characters");
        }
        if (category.isBlank() || category.length() > LONGEST_WORDS) {
            throw new IllegalArgumentException("A label names the category of the business");
        }
        if (contract.isBlank() || contract.length() > LONGEST_WORDS) {
            throw new IllegalArgumentException("A label names the contract with the operator");
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A label's last day does not lie before its first one");
        }
    }

    /** Whether it holds at the instant. */
    public boolean holds(long atMs) {
        LocalDate day = Instant.ofEpochMilli(atMs).atZone(REGISTRY).toLocalDate();
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The first instant at which it holds no more, UTC milliseconds. */
    public long endsMs() {
        return to.plusDays(1).atStartOfDay(REGISTRY).toInstant().toEpochMilli();
    }

    /** The first instant at which it holds. */
    public long beginsMs() {
        return from.atStartOfDay(REGISTRY).toInstant().toEpochMilli();
    }
}
