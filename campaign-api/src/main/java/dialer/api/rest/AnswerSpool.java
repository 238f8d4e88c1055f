package dialer.api.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Answers on their way to somebody who may not read them yet. Many clients send the whole of a body before they read
 * the first byte of its answer (the JDK's own does); a server that waits for them to read before it reads on waits for
 * ever, until the connection is taken for dead. So answers are sent by a thread of their own, and what has to wait
 * waits in a file that has no name any more, not in memory. Answers hold ids, states and verdicts, nothing personal.
 */
final class AnswerSpool implements AutoCloseable {

    /** So many bytes wait in memory; more of them go to the file. */
    static final int IN_MEMORY = 256 * 1024;
    /** So many bytes may wait in the file: then the sender is read no further until it reads. */
    static final long LARGEST = 1L << 30;

    private static final int PIECE = 64 * 1024;

    private final OutputStream out;
    private final long largest;
    private final Thread writer;
    private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private long fileFrom;
    private long fileTo;
    private boolean ended;
    private @Nullable IOException failure;

    /** @param out is written to by nobody else until the spool is closed */
    AnswerSpool(OutputStream out, long largest) {
        this.out = out;
        this.largest = largest;
        this.writer = Thread.ofVirtual().name("stream-answers").start(this::write);
    }

    /**
     * Puts an answer behind the others.
     *
     * @throws UncheckedIOException when answers cannot be sent any more
     */
    synchronized void add(byte[] answer) {
        try {
            while (failure == null && fileTo - fileFrom > largest) {
                wait();
            }
            if (failure != null) {
                throw new IOException("Answers cannot be sent", failure);
            }
            waiting.write(answer);
            if (waiting.size() > IN_MEMORY) {
                spill();
            }
            notifyAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until everything is sent; whoever reads nothing is given up by the connection's idle time. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            ended = true;
            notifyAll();
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            writer.interrupt();
        }
        synchronized (this) {
            if (file != null) {
                file.close();
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    private void write() {
        try {
            for (byte[] piece = next(); piece.length > 0; piece = next()) {
                out.write(piece);
                out.flush();
            }
        } catch (IOException | RuntimeException e) {
            failed(e instanceof IOException io ? io : new IOException(e));
        } catch (InterruptedException e) {
            failed(new IOException(e));
        }
    }

    private synchronized void failed(IOException why) {
        failure = why;
        notifyAll();
    }

    /** What is to be sent next: what waits in the file came before what waits in memory; empty at the end. */
    private synchronized byte[] next() throws IOException, InterruptedException {
        while (!ended && waiting.size() == 0 && fileFrom == fileTo) {
            wait();
        }
        if (fileFrom < fileTo) {
            return unspill();
        }
        byte[] piece = waiting.toByteArray();
        waiting = new ByteArrayOutputStream();
        return piece;
    }

    private void spill() throws IOException {
        if (file == null) {
            Path path = Files.createTempFile("stream-answers", "");
            // on Linux its name goes at once, so that nothing of it is left whatever happens
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        ByteBuffer bytes = ByteBuffer.wrap(waiting.toByteArray());
        waiting.reset();
        while (bytes.hasRemaining()) {
            fileTo += file.write(bytes, fileTo);
        }
    }

    private byte[] unspill() throws IOException {
        FileChannel from = file;
        if (from == null) {
            throw new IllegalStateException("What waits in the file has a file");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PIECE, fileTo - fileFrom));
        while (bytes.hasRemaining()) {
            int count = from.read(bytes, fileFrom + bytes.position());
            if (count < 0) {
                throw new IOException("The file of answers is shorter than it was");
            }
        }
        fileFrom += bytes.position();
        if (fileFrom == fileTo) {
            from.truncate(0);
            fileFrom = 0;
            fileTo = 0;
        }
        notifyAll();
        return bytes.array();
    }
}
