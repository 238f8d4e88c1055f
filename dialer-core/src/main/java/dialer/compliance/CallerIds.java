package dialer.compliance;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** All numbers of our own, and from which of them a call is made: a courier's own pool, or that of the house. */
public record CallerIds(List<CallerId> all) {

    public static final CallerIds NONE = new CallerIds(List.of());

    public CallerIds {
        all = List.copyOf(all);
    }

    /**
     * From which number a call is to come.
     *
     * @param callerId empty where the way out shows a number of its own
     * @param line     whether it may be used
     */
    public record Choice(Optional<CallerId> callerId, Permits.Line line) {
    }

    /**
     * Chooses: of the courier's numbers, or, where it has none, the campaign's own, or those of the house. Where a
     * label is needed only labelled ones count, and none that is paused for the recipient's operator.
     *
     * @param courier    in whose name; empty for nobody's
     * @param own        the campaign's own caller-id in E.164, empty for none
     * @param operator   whose subscriber the recipient is, as {@link Operators} says
     * @param needsLabel whether a label is needed where the recipient is
     * @param turn       counts up with each call, so that a pool's numbers take turns
     */
    public Choice choose(String courier, String own, String operator, boolean needsLabel, long turn, long nowMs) {
        List<CallerId> pool = pool(courier, own);
        if (pool.isEmpty()) {
            return new Choice(Optional.empty(), Permits.Line.UNLABELLED);
        }
        List<CallerId> fit = needsLabel ? pool.stream().filter(one -> one.isLabelled(nowMs)).toList() : pool;
        if (fit.isEmpty()) {
            return new Choice(Optional.empty(), Permits.Line.UNLABELLED);
        }
        List<CallerId> free = fit.stream().filter(one -> !one.isPausedFor(operator, nowMs)).toList();
        if (free.isEmpty()) {
            return new Choice(Optional.empty(), Permits.Line.PAUSED);
        }
        CallerId next = free.get((int) Math.floorMod(turn, (long) free.size()));
        return new Choice(Optional.of(next),
                next.isLabelled(nowMs) ? Permits.Line.LABELLED : Permits.Line.UNLABELLED);
    }

    private List<CallerId> pool(String courier, String own) {
        List<CallerId> pool = courier.isEmpty() ? List.of() : active(courier);
        if (pool.isEmpty() && !own.isEmpty()) {
            return all.stream().filter(one -> one.active() && one.e164().equals(own)).limit(1).toList();
        }
        return pool.isEmpty() ? active("") : pool;
    }

    private List<CallerId> active(String courier) {
        return all.stream().filter(one -> one.active() && one.courier().equals(courier)).toList();
    }

    /** When something about them changes by the passing of time, after this instant; 0 for never. */
    public long nextChangeMs(long afterMs) {
        return all.stream().flatMapToLong(CallerIds::changes).filter(at -> at > afterMs).min().orElse(0);
    }

    private static LongStream changes(CallerId one) {
        LongStream pauses = one.pauses().stream().mapToLong(CallerId.Pause::untilMs);
        return one.label() == null ? pauses
                : LongStream.concat(pauses, LongStream.of(one.label().beginsMs(), one.label().endsMs()));
    }
}
