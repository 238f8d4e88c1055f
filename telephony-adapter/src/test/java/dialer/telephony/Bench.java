package dialer.telephony;

import dialer.core.effect.CallEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.NodeInput;
import dialer.telephony.ami.LinkAddress;
import dialer.telephony.ami.Tls;
import dialer.telephony.translate.CallText;
import dialer.telephony.translate.ChannelIds;
import dialer.telephony.translate.Routes;
import java.util.List;
import java.util.Map;

/** One node behind a gate, with a quick rhythm, against whatever listens on a port. */
final class Bench implements AutoCloseable {

    static final String SECRET = "swordfish-7351";
    /** Signs of life every 0.2 s, audits every 2 s. */
    static final LinkTiming QUICK = new LinkTiming(100, 2, 20, 50, 5_000);

    final Gate gate = new Gate();
    final NumberBook numbers = new NumberBook(10_000);
    final Nodes nodes;

    Bench(int port) {
        this(port, 50, QUICK);
    }

    Bench(int port, int callsPerSecond, LinkTiming timing) {
        this(new LinkAddress("127.0.0.1", port, new Tls.Off(), "dialer", () -> SECRET), "d1", callsPerSecond, timing);
    }

    Bench(LinkAddress address, String prefix, int callsPerSecond, LinkTiming timing) {
        NodeLinkSettings settings = new NodeLinkSettings(1, address, new ChannelIds(prefix),
                new Routes(Map.of(1, "PJSIP/%s@carrier", 2, "PJSIP/%s@carrier2", 3, "PJSIP/%s@nosuch"),
                        "PJSIP/seat-%03d"),
                callsPerSecond, 5_000, 15_000);
        nodes = Nodes.connect(List.of(settings), numbers,
                new CallTexts(new CallText("Shop", "+74950000000", "dialer/safe-harbour")), gate,
                System::currentTimeMillis, timing);
    }

    /** Waits until the node is up. */
    Bench up() {
        gate.awaits(NodeInput.NodeUp.class, _ -> true);
        return this;
    }

    NodeReport report() {
        return nodes.states().getFirst();
    }

    void ask(CallEffect effect) {
        nodes.ask(effect);
    }

    /** Nails up the agent with the leg of the same number. */
    void agent(int agentId, int seatId) {
        ask(new CallEffect.CallAgent(1, agentId, agentId, seatId));
        gate.awaits(new AgentInput.LegHeld(agentId, agentId));
    }

    void dial(long attemptId, String digits) {
        dial(attemptId, digits, 1, 5_000);
    }

    void dial(long attemptId, String digits, int trunkId, long ringTimeoutMs) {
        numbers.put(attemptId, digits);
        ask(new CallEffect.Originate(1, attemptId, 1, attemptId, attemptId, trunkId, ringTimeoutMs, false));
    }

    @Override
    public void close() {
        nodes.close();
    }
}
