package dialer.telephony.simulated;

import java.util.concurrent.atomic.LongAdder;

/** What the simulated node has done since it started; counted on the timeline, read anywhere. */
final class Totals {

    final LongAdder originated = new LongAdder();
    final LongAdder answered = new LongAdder();
    final LongAdder bridged = new LongAdder();
    final LongAdder safeHarbours = new LongAdder();
    final LongAdder ended = new LongAdder();
}
