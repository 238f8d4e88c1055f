package dialer.api.store;

/**
 * How many rows got which verdict.
 *
 * @param merged rows that were added to a recipient who was there already; they count as ok, fixed or warning too
 */
public record RowTotals(long rows, long ok, long fixed, long warning, long rejected, long duplicate, long merged) {
    public static final RowTotals NONE = new RowTotals(0, 0, 0, 0, 0, 0, 0);

    RowTotals plus(RowTotals other) {
        return new RowTotals(rows + other.rows, ok + other.ok, fixed + other.fixed, warning + other.warning,
                rejected + other.rejected, duplicate + other.duplicate, merged + other.merged);
    }
}
