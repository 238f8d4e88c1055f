package dialer.telephony.simulated;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A carrier by shares: which part of the numbers of a range answers, is busy, does not exist. The longest matching
 * prefix decides. The same seed and the same order of calls give the same fates; a number that does not exist never
 * exists.
 */
public final class CarrierMix implements Carrier {

    /**
     * How often each fate comes, in per mille; together 1000.
     *
     * @param answered a person answers
     * @param machine an answering machine answers
     * @param noAnswer rings until the caller gives up
     * @param busy 486
     * @param invalid 404, always the same numbers
     * @param rejected 603 after some ringing
     * @param congestion 503
     * @param silence no SIP reply
     */
    public record Shares(
            int answered, int machine, int noAnswer, int busy, int invalid, int rejected, int congestion, int silence) {

        public Shares {
            if (answered + machine + noAnswer + busy + invalid + rejected + congestion + silence != 1000) {
                throw new IllegalArgumentException("the shares of a carrier's range must sum to 1000 per mille");
            }
            if (Math.min(Math.min(Math.min(answered, machine), Math.min(noAnswer, busy)),
                    Math.min(Math.min(invalid, rejected), Math.min(congestion, silence))) < 0) {
                throw new IllegalArgumentException("a carrier's share is negative");
            }
        }

        /** An ordinary day of a courier's base: four in ten answer. */
        public static Shares ordinary() {
            return new Shares(400, 40, 330, 130, 50, 30, 15, 5);
        }

        /** The ordinary day, but with so many of a hundred answering; the other fates share the rest as usual. */
        public static Shares answering(int percent) {
            Shares usual = ordinary();
            int rest = 1000 - 10 * percent;
            int usualRest = 1000 - usual.answered;
            int machine = usual.machine * rest / usualRest;
            int busy = usual.busy * rest / usualRest;
            int invalid = usual.invalid * rest / usualRest;
            int rejected = usual.rejected * rest / usualRest;
            int congestion = usual.congestion * rest / usualRest;
            int silence = usual.silence * rest / usualRest;
            int noAnswer = rest - machine - busy - invalid - rejected - congestion - silence;
            return new Shares(10 * percent, machine, noAnswer, busy, invalid, rejected, congestion, silence);
        }
    }

    /**
     * One range of numbers.
     *
     * @param prefix the numbers it is about, in the form they are dialed; empty for all
     * @param network from INVITE to the first sign
     * @param ring from the first sign to the answer (also to a rejection)
     * @param talk from the answer until the person hangs up
     */
    public record Range(String prefix, Shares shares, Spread network, Spread ring, Spread talk) {

        /** All numbers, with times as people have them: rings 6 s, talks 45 s (medians). */
        public static Range ordinary(String prefix, Shares shares) {
            return new Range(prefix, shares, new Spread(120, 0.4, 20, 1_500), new Spread(6_000, 0.5, 800, 28_000),
                    new Spread(45_000, 0.7, 3_000, 300_000));
        }
    }

    private final List<Range> ranges;
    private final long seed;
    private final SplittableRandom dice;

    public CarrierMix(List<Range> ranges, long seed) {
        if (ranges.stream().noneMatch(range -> range.prefix().isEmpty())) {
            throw new IllegalArgumentException("a carrier needs a range with an empty prefix for all other numbers");
        }
        this.ranges = List.copyOf(ranges);
        this.seed = seed;
        this.dice = new SplittableRandom(seed);
    }

    @Override
    public Fate fateOf(String trunk, String number) {
        var range = rangeOf(number);
        var shares = range.shares();
        var network = range.network().draw(dice);
        if (new SplittableRandom(seed ^ (31L * number.hashCode() + 17)).nextInt(1000) < shares.invalid()) {
            return Fate.refuses(network, 404);
        }
        var rest = 1000 - shares.invalid();
        var draw = dice.nextInt(Math.max(1, rest));
        var ring = range.ring().draw(dice);
        var talk = range.talk().draw(dice);
        if ((draw -= shares.answered()) < 0) {
            return Fate.answers(network, ring, talk, Fate.Voice.PERSON);
        }
        if ((draw -= shares.machine()) < 0) {
            return Fate.answers(network, Math.max(ring, 12_000), 25_000, Fate.Voice.MACHINE);
        }
        if ((draw -= shares.noAnswer()) < 0) {
            return Fate.ringsForEver(network);
        }
        if ((draw -= shares.busy()) < 0) {
            return Fate.refuses(network, 486);
        }
        if ((draw -= shares.rejected()) < 0) {
            return new Fate(network, Fate.Sign.RINGS, ring / 2, 603, Long.MAX_VALUE, Fate.Voice.NOBODY);
        }
        return draw < shares.congestion() ? Fate.refuses(network, 503) : Fate.silence();
    }

    private Range rangeOf(String number) {
        var best = ranges.getFirst();
        var length = -1;
        for (var range : ranges) {
            if (number.startsWith(range.prefix()) && range.prefix().length() > length) {
                best = range;
                length = range.prefix().length();
            }
        }
        return best;
    }
}
