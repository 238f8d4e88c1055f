package dialer.compliance;

/**
 * Recognises that an operator has begun to refuse calls from one of our numbers. People who reject a call need a few
 * seconds for it; a filter answers at once. What is looked at is the share of calls that were refused at once in the
 * last minutes, beside what that share was before.
 *
 * @param leastCalls    fewer in the last minutes say nothing
 * @param leastPermille a share below this, per thousand, is no sudden rise, whatever it was before
 * @param timesBefore   how many times the share of before it must be
 */
public record RefusalWatch(int leastCalls, int leastPermille, int timesBefore) {

    /** Values of our own: twelve calls, four of ten refused, three times what it was. */
    public static final RefusalWatch USUAL = new RefusalWatch(12, 400, 3);

    /** A call that is refused within so many milliseconds was not refused by a person. */
    public static final long AT_ONCE_MS = 4_000;

    private static final int THOUSAND = 1_000;

    /**
     * Whether calls from the number to this operator should stand still.
     *
     * @param calls         in the last minutes
     * @param refused       of them, at once
     * @param callsBefore   in the day before
     * @param refusedBefore of them, at once
     */
    public boolean blocked(long calls, long refused, long callsBefore, long refusedBefore) {
        if (calls < leastCalls || refused * THOUSAND < calls * leastPermille) {
            return false;
        }
        // refused / calls against refusedBefore / callsBefore, multiplied out; one in a hundred where nothing is known
        long before = callsBefore < leastCalls ? 1 : refusedBefore;
        long of = callsBefore < leastCalls ? 100 : callsBefore;
        return refused * of > calls * before * timesBefore;
    }
}
