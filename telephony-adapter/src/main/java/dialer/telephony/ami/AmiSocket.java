package dialer.telephony.ami;

import dialer.engine.processor.Precedence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * The socket under Asterisk-Java. Reads block by block: events go to whoever takes them, on the reader's own thread and
 * in Asterisk's order; answers go on to the library. Writes at once (no Nagle), or together with what is known to
 * follow, as Bridge behind Setvar.
 */
final class AmiSocket implements SocketConnectionFacade {

    private static final int LONGEST_BLOCK = 500;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;
    private final StringBuilder unsent = new StringBuilder();
    private final Consumer<EventBlock> events;
    private final Deque<String> ready = new ArrayDeque<>();
    private boolean greeted;
    private volatile boolean moreFollows;

    AmiSocket(Socket socket, Consumer<EventBlock> events) throws IOException {
        this.socket = socket;
        this.events = events;
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 65_536);
        out = socket.getOutputStream();
    }

    @Override
    public @Nullable String readLine() throws IOException {
        if (!greeted) {
            greeted = true;
            Precedence.CALLS.take();
            return in.readLine();
        }
        while (ready.isEmpty()) {
            List<String> block = readBlock();
            if (block == null) {
                return null;
            }
            pass(block);
        }
        return ready.poll();
    }

    private @Nullable List<String> readBlock() throws IOException {
        List<String> block = new ArrayList<>();
        while (true) {
            String line = in.readLine();
            if (line == null) {
                return null;
            }
            if (line.isEmpty()) {
                return block;
            }
            if (block.size() < LONGEST_BLOCK) {
                block.add(line);
            }
        }
    }

    private void pass(List<String> block) {
        if (block.isEmpty()) {
            return;
        }
        if (EventBlock.isEvent(block)) {
            events.accept(new EventBlock(block));
        } else {
            ready.addAll(block);
            ready.add("");
        }
    }

    /** Whether the next action is followed at once by another one, and may travel with it. */
    void moreFollows(boolean more) {
        moreFollows = more;
    }

    @Override
    public void write(String text) {
        unsent.append(text);
    }

    @Override
    public void flush() throws IOException {
        if (moreFollows) {
            return;
        }
        byte[] bytes = unsent.toString().getBytes(StandardCharsets.UTF_8);
        unsent.setLength(0);
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }
}
