package dialer.core.pacing;

import dialer.core.ground.Carrier;
import java.util.ArrayList;
import java.util.List;

/** A snapshot in memory: what one pacer writes, another reads. */
final class Tape implements Carrier {
    private final List<Long> values = new ArrayList<>();
    private int at = -1;

    /** A second pacer that has learnt what the first has. */
    static PredictivePacer copy(PredictivePacer pacer) {
        Tape tape = new Tape();
        pacer.carry(tape);
        tape.at = 0;
        PredictivePacer copy = new PredictivePacer();
        copy.carry(tape);
        return copy;
    }

    List<Long> values() {
        return values;
    }

    @Override
    public long number(long value) {
        if (at < 0) {
            values.add(value);
            return value;
        }
        return values.get(at++);
    }

    @Override
    public int small(int value) {
        return (int) number(value);
    }

    @Override
    public boolean flag(boolean value) {
        return number(value ? 1 : 0) == 1;
    }

    @Override
    public <E extends Enum<E>> E word(E value, E[] all) {
        throw new UnsupportedOperationException("pacers carry no words");
    }
}
