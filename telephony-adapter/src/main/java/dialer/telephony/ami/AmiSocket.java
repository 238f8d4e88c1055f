package dialer.telephony.ami;

import dialer.telephony.translate.ChannelIds;
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
import java.util.Set;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * The socket under Asterisk-Java. Reads block by block, passes on only events that are needed, of our own legs, with
 * only the headers that are needed, and numbers them: what the reader has numbered and the listener has not seen was
 * dropped in between. Writes at once (no Nagle), or together with what is known to follow, as Bridge behind Setvar.
 */
final class AmiSocket implements SocketConnectionFacade {

    /** Sequence numbers start over here. */
    static final int NUMBERS = 1 << 30;

    private static final Set<String> OF_CHANNELS = Set.of("Newchannel", "DialState", "DialEnd", "OriginateResponse",
            "BridgeEnter", "BridgeLeave", "Hangup", "CoreShowChannel");
    private static final Set<String> OF_THE_NODE = Set.of("ContactStatus", "FullyBooted", "Shutdown",
            "CoreShowChannelsComplete");
    private static final Set<String> HEADERS = Set.of("Event", "ActionID", "Timestamp", "Uniqueid", "DestUniqueid",
            "Channel", "DestChannel", "ChannelState", "Cause", "TechCause", "Reason", "Response", "DialStatus",
            "BridgeUniqueid", "BridgeTechnology", "BridgeName", "UserEvent", "Attempt", "Caller", "Check", "Sound",
            "AOR", "EndpointName", "ContactStatus", "Context", "Application", "ApplicationData", "BridgeId",
            "EventList", "ListItems");
    private static final int LONGEST_BLOCK = 500;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;
    private final StringBuilder unsent = new StringBuilder();
    private final ChannelIds ids;
    private final Deque<String> ready = new ArrayDeque<>();
    private boolean greeted;
    private volatile int numbered;
    private volatile boolean moreFollows;

    AmiSocket(Socket socket, ChannelIds ids) throws IOException {
        this.socket = socket;
        this.ids = ids;
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 65_536);
        out = socket.getOutputStream();
    }

    /** The number given last; 0 before the first. */
    int numbered() {
        return numbered;
    }

    @Override
    public @Nullable String readLine() throws IOException {
        if (!greeted) {
            greeted = true;
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
        String first = block.getFirst();
        if (!first.startsWith("Event: ")) {
            boolean pong = block.contains("Ping: Pong");
            for (String line : block) {
                if (!pong || !line.startsWith("Timestamp:")) {
                    ready.add(line);
                }
            }
            if (pong) {
                // everything numbered so far must be heard before this answer is
                ready.add("Timestamp: " + numbered);
            }
            ready.add("");
        } else if (needed(first.substring(7), block)) {
            for (String line : block) {
                int colon = line.indexOf(':');
                if (colon > 0 && HEADERS.contains(line.substring(0, colon))) {
                    ready.add(line);
                }
            }
            numbered = (numbered + 1) % NUMBERS;
            ready.add("SequenceNumber: " + numbered);
            ready.add("");
        }
    }

    private boolean needed(String event, List<String> block) {
        if (OF_THE_NODE.contains(event)) {
            return true;
        }
        if (event.equals("UserEvent")) {
            return AmiConnection.USER_EVENT_NAMES.contains(value(block, "UserEvent: "));
        }
        return OF_CHANNELS.contains(event)
                && (ids.own(value(block, "Uniqueid: ")) || ids.own(value(block, "DestUniqueid: "))
                || (event.equals("OriginateResponse") && ids.own(ownPart(value(block, "ActionID: ")))));
    }

    /** Asterisk-Java writes its own word and "#" in front of an action's id. */
    private static String ownPart(String actionId) {
        return actionId.substring(actionId.indexOf('#') + 1);
    }

    private static String value(List<String> block, String header) {
        for (String line : block) {
            if (line.startsWith(header)) {
                return line.substring(header.length());
            }
        }
        return "";
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
