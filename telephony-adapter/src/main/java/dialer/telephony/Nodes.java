package dialer.telephony;

import dialer.core.effect.CallEffect;
import dialer.core.input.Input;
import dialer.engine.InputGate;
import dialer.engine.Switch;
import dialer.engine.WallClock;
import dialer.telephony.translate.AmiAction;
import dialer.telephony.translate.CallText;
import dialer.telephony.translate.Directory;
import dialer.telephony.translate.ListenMode;
import dialer.telephony.translate.Outlet;
import dialer.telephony.translate.RecordingWish;
import dialer.telephony.translate.Translator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All Asterisk nodes behind the engine's port. */
public final class Nodes implements Switch, AutoCloseable {

    private final TreeMap<Integer, AsteriskNode> nodes = new TreeMap<>();
    private final Outlet nowhere;
    private volatile Consumer<ReturnCall> returnCalls = _ -> { };

    private Nodes(InputGate gate) {
        nowhere = new Outlet() {
            @Override
            public void tell(Input input) {
                gate.offer(input);
            }

            @Override
            public void send(AmiAction action) {
                throw new IllegalStateException("there is no such node");
            }
        };
    }

    /**
     * Opens the links, each on its own threads, and returns at once: what becomes of them arrives as inputs (NodeUp,
     * NodeDown). The nodes, trunks and pools must have been configured through the gate before.
     */
    public static Nodes connect(List<NodeLinkSettings> settings, NumberBook numbers, CallTexts texts, InputGate gate,
            WallClock clock) {
        return connect(settings, numbers, texts, gate, clock, LinkTiming.ORDINARY);
    }

    static Nodes connect(List<NodeLinkSettings> settings, NumberBook numbers, CallTexts texts, InputGate gate,
            WallClock clock, LinkTiming timing) {
        Directory directory = new Directory() {
            @Override
            public @Nullable String digits(long numberId) {
                return numbers.digits(numberId);
            }

            @Override
            public @Nullable String destination(int destinationId) {
                return numbers.destination(destinationId);
            }

            @Override
            public CallText text(int campaignId, long contactId, long numberId) {
                return texts.of(campaignId, contactId, numberId);
            }
        };
        Nodes all = new Nodes(gate);
        for (NodeLinkSettings one : settings) {
            AsteriskNode node = new AsteriskNode(one, directory, all::calledBack, gate, clock, timing);
            if (all.nodes.put(one.nodeId(), node) != null) {
                throw new IllegalArgumentException("two nodes have the id " + one.nodeId());
            }
        }
        all.nodes.values().forEach(AsteriskNode::start);
        return all;
    }

    /**
     * Whom to tell that somebody calls back. It is told on a thread that
     * reads events, and must return at once.
     */
    public void tellOfReturnCalls(Consumer<ReturnCall> listener) {
        returnCalls = listener;
    }

    private void calledBack(ReturnCall call) {
        returnCalls.accept(call);
    }

    @Override
    public void ask(CallEffect effect) {
        AsteriskNode node = nodes.get(effect.nodeId());
        if (node == null) {
            Translator.refuse(effect, nowhere);
        } else {
            node.ask(effect);
        }
    }

    /**
     * Gives a browser's seat its secret for one shift: whoever knew the one before cannot register any more.
     *
     * @param secret letters and digits
     */
    public void openSeat(int nodeId, int seatId, String secret) {
        AsteriskNode node = nodes.get(nodeId);
        if (node != null) {
            node.openSeat(seatId, secret);
        }
    }

    /**
     * Calls a supervisor's seat and lets it listen to the agent's leg.
     *
     * @return false when the node is down or the agent has no leg there: nobody is called
     */
    public boolean listen(int nodeId, int seatId, int agentId, ListenMode mode) {
        AsteriskNode node = nodes.get(nodeId);
        return node != null && node.listen(seatId, agentId, mode);
    }

    /** Whether that supervisor's seat listens to somebody there now. */
    public boolean listens(int nodeId, int seatId) {
        AsteriskNode node = nodes.get(nodeId);
        return node != null && node.listens(seatId);
    }

    /**
     * The contact is on the line: the next call to them, on that node, joins the channel on which they wait.
     *
     * @param withinMs after so long they are called like everybody
     */
    public void expect(ReturnCall call, long contactId, long withinMs) {
        AsteriskNode node = nodes.get(call.nodeId());
        if (node != null && !call.channel().isEmpty()) {
            node.expect(contactId, call.channel(), withinMs);
        }
    }

    /**
     * Pauses, resumes or ends the recording of a conversation.
     *
     * @return false when nobody talks in that attempt on any node that is up
     */
    public boolean recording(long attemptId, RecordingWish wish) {
        return nodes.values().stream().anyMatch(node -> node.recording(attemptId, wish));
    }

    /** How each node is, by id. */
    public List<NodeReport> states() {
        return nodes.values().stream().map(AsteriskNode::report).toList();
    }

    /** Closes the links; calls go on in Asterisk. */
    @Override
    public void close() {
        nodes.values().forEach(AsteriskNode::close);
    }
}
