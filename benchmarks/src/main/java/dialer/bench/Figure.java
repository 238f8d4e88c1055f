package dialer.bench;

/**
 * One measured value.
 *
 * @param unit   what the value counts
 * @param target what it should be, in words; empty where it is only recorded
 * @param met    whether the target is met; true where there is none
 */
record Figure(String name, double value, String unit, String target, boolean met) {

    static Figure recorded(String name, double value, String unit) {
        return new Figure(name, value, unit, "", true);
    }

    static Figure atMost(String name, double value, double limit, String unit) {
        return new Figure(name, value, unit, "at most " + plain(limit), value <= limit);
    }

    static Figure atLeast(String name, double value, double limit, String unit) {
        return new Figure(name, value, unit, "at least " + plain(limit), value >= limit);
    }

    static String plain(double value) {
        return Math.abs(value) >= 100 || value == Math.rint(value) ? "%,.0f".formatted(value) : "%.2f".formatted(value);
    }
}
