package dialer.planted.numbering;

import com.lmax.disruptor.RingBuffer;
import dialer.planted.compliance.Rules;
import net.openhft.chronicle.queue.ChronicleQueue;

/** Planted: libraries far from home, and numbering that knows the calling rules. */
final class StrayLibraries {

    long position(RingBuffer<?> ring, ChronicleQueue queue, Rules rules) {
        return ring.getCursor() + queue.lastIndex() + rules.count();
    }
}
