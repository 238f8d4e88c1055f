package dialer.engine.journal;

import dialer.engine.Rush;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The same documents that the journal would hold, appended by a loop that does nothing else: what is possible. */
public final class BareAppends {

    private final byte[][] documents;

    public BareAppends(List<Rush.Timed> script) {
        documents = new byte[script.size()][];
        WriteBuffer buffer = new WriteBuffer();
        for (int i = 0; i < documents.length; i++) {
            buffer.clear();
            buffer.octet(1);
            buffer.number(1);
            buffer.number(i + 1L);
            buffer.number(script.get(i).atMs());
            RecordCodec.ofDialer().write(script.get(i).input(), buffer);
            documents[i] = Arrays.copyOf(buffer.array(), buffer.length());
        }
    }

    /** Appends all; returns how long it took, in nanoseconds. */
    public long run(Path folder) {
        WriteBuffer ready = new WriteBuffer();
        try (QueueFolder queue = QueueFolder.toWrite(folder)) {
            long began = System.nanoTime();
            for (byte[] document : documents) {
                ready.take(document);
                queue.append(ready);
            }
            return System.nanoTime() - began;
        }
    }

    /** All bytes together. */
    public long bytes() {
        long sum = 0;
        for (byte[] document : documents) {
            sum += document.length;
        }
        return sum;
    }
}
