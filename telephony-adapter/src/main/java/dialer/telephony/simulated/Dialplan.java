package dialer.telephony.simulated;

import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/** What the contexts of {@code config/asterisk/dialer.conf} do with a line. */
final class Dialplan {

    static final String BRIDGED = "DIALER_BRIDGED";

    private static final int BACKSTOP_MS = 2_000;
    private static final int TAKE_OVER_MS = 3_000;
    private static final int PARKED_MS = 25_000;
    private static final int OUTSIDE_RINGS_MS = 2_000;
    private static final int OUTSIDE_TALKS_MS = 20_000;
    private static final int GUEST_WAITS_MS = 10_000;
    private static final String GUEST = "DIALER_GUEST";
    private static final Map<String, Set<String>> EXTENSIONS = Map.ofEntries(
            Map.entry("dialer-agent", Set.of("hold")),
            Map.entry("dialer-customer", Set.of("answered")),
            Map.entry("dialer-safe-harbour", Set.of("s")),
            Map.entry("dialer-agent-lost", Set.of("s")),
            Map.entry("dialer-transfer", Set.of("s")),
            Map.entry("dialer-outside", Set.of("s")),
            Map.entry("dialer-take-over", Set.of("s")),
            Map.entry("dialer-join", Set.of("s")),
            Map.entry("dialer-guest", Set.of("answered")),
            Map.entry("dialer-connect", Set.of("s")),
            Map.entry("dialer-return", Set.of("s", "promise")),
            Map.entry("dialer-called-in", Set.of("s")),
            Map.entry("dialer-check", Set.of("silence", "sound", "h")));

    private final SimulatedAsterisk.Settings settings;
    private final Timeline timeline;
    private final Bridges bridges;
    private final Announcer announcer;
    private final ObjIntConsumer<Line> hangUp;
    private final Totals totals;

    Dialplan(
            SimulatedAsterisk.Settings settings, Timeline timeline, Bridges bridges, Announcer announcer, Totals totals,
            ObjIntConsumer<Line> hangUp) {
        this.settings = settings;
        this.timeline = timeline;
        this.bridges = bridges;
        this.announcer = announcer;
        this.totals = totals;
        this.hangUp = hangUp;
    }

    static boolean exists(String context, String exten) {
        return EXTENSIONS.getOrDefault(context, Set.of()).contains(exten);
    }

    /** Starts a line at a place; where there is none the line is hung up, as Asterisk does. */
    void enter(Line line, String context, String exten) {
        if (!exists(context, exten)) {
            line.at(context, exten, 1);
            hangUp.accept(line, 16);
            return;
        }
        switch (context) {
            case "dialer-agent" -> holdAgent(line);
            case "dialer-customer" -> holdCustomer(line);
            case "dialer-agent-lost" -> agentLost(line);
            case "dialer-transfer" -> parked(line);
            case "dialer-outside" -> outside(line);
            case "dialer-take-over" -> takenOver(line);
            case "dialer-join" -> join(line);
            case "dialer-guest" -> guest(line);
            case "dialer-connect" -> connect(line);
            case "dialer-safe-harbour" -> safeHarbour(line);
            default -> hangUp.accept(line, 16);
        }
    }

    /** A line's conversation is over and the line is still there: where it was before decides. */
    void returned(Line line) {
        if (line.yanked()) {
            hangUp.accept(line, 16);
        } else if (line.context().equals("dialer-agent")) {
            holdAgent(line);
        } else {
            waitedOut(line);
        }
    }

    private void holdAgent(Line line) {
        line.at("dialer-agent", "hold", 2);
        line.runs("BridgeWait", "agents,participant,e(n)");
        bridges.hold(line, "agents");
    }

    private void holdCustomer(Line line) {
        line.at("dialer-customer", "answered", 4);
        waitForAgent(line, BACKSTOP_MS);
    }

    private void agentLost(Line line) {
        line.variables().put(BRIDGED, "0");
        line.at("dialer-agent-lost", "s", 2);
        announcer.userEvent(line, "DialerAgentLost", "Attempt", attempt(line));
        line.at("dialer-agent-lost", "s", 3);
        waitForAgent(line, TAKE_OVER_MS);
    }

    private void parked(Line line) {
        line.variables().put(BRIDGED, "0");
        line.at("dialer-transfer", "s", 2);
        waitForAgent(line, PARKED_MS);
    }

    /** Somebody outside answers every number but those that end in 00, and hangs up after a while. */
    private void outside(Line line) {
        line.variables().put(BRIDGED, "0");
        line.at("dialer-outside", "s", 2);
        announcer.userEvent(line, "DialerOutside", "Attempt", attempt(line));
        var asked = line.variables().getOrDefault("DIALER_OUTSIDE", "");
        line.at("dialer-outside", "s", 3);
        line.runs("Dial", asked + ",30,r");
        var answers = !asked.isEmpty() && !asked.contains("00@");
        later(line, OUTSIDE_RINGS_MS, () -> {
            if (answers) {
                later(line, OUTSIDE_TALKS_MS, () -> hangUp.accept(line, 16));
            } else {
                enter(line, "dialer-transfer", "s");
            }
        });
    }

    /** Nobody listens here, since supervisors have no telephones: the person is parked. */
    private void takenOver(Line line) {
        line.variables().put(BRIDGED, "0");
        line.at("dialer-take-over", "s", 2);
        announcer.userEvent(line, "DialerOutside", "Attempt", attempt(line));
        later(line, 1, () -> enter(line, "dialer-transfer", "s"));
    }

    /** Listens to another line, and speaks into it, until it is fetched; without one it is over at once. */
    private void join(Line line) {
        line.at("dialer-join", "s", 1);
        var host = line.variables().getOrDefault("DIALER_JOIN", "");
        line.runs("ChanSpy", host + ",quEB");
        if (host.isEmpty()) {
            later(line, 1, () -> {
                if (line.variables().containsKey(GUEST)) {
                    guest(line);
                } else {
                    holdAgent(line);
                }
            });
        }
    }

    /** Somebody outside has answered and waits among the agents to be let in. */
    private void guest(Line line) {
        line.at("dialer-guest", "answered", 1);
        line.runs("BridgeWait", "agents,participant,e(n)S(10)");
        bridges.hold(line, "agents");
        later(line, GUEST_WAITS_MS, () -> hangUp.accept(line, 16));
    }

    /** The person goes on with the guest outside, until that one hangs up; a guest who is gone is as good as none. */
    private void connect(Line line) {
        line.variables().put(BRIDGED, "0");
        line.at("dialer-connect", "s", 2);
        announcer.userEvent(line, "DialerOutside", "Attempt", attempt(line));
        var guest = line.variables().getOrDefault(GUEST, "");
        line.at("dialer-connect", "s", 5);
        line.runs("Bridge", guest + ",x");
        if (guest.isEmpty()) {
            later(line, 1, () -> enter(line, "dialer-transfer", "s"));
        } else {
            later(line, OUTSIDE_TALKS_MS, () -> hangUp.accept(line, 16));
        }
    }

    private void waitForAgent(Line line, long limitMs) {
        var heard = line.context().equals("dialer-transfer") ? "r" : "n";
        line.runs("BridgeWait", "customers,participant,e(" + heard + ")S(" + limitMs / 1000 + ")");
        bridges.hold(line, "customers");
        later(line, limitMs, () -> {
            bridges.leave(line);
            waitedOut(line);
        });
    }

    /** Behind a BridgeWait for customers: after its seconds, or after a conversation that the agent's side ended. */
    private void waitedOut(Line line) {
        if ("1".equals(line.variables().get(BRIDGED))) {
            agentLost(line);
        } else if (line.context().equals("dialer-agent-lost") || line.context().equals("dialer-transfer")) {
            line.at(line.context(), "s", 5);
            play(line, "dialer/sorry", settings.sorryMs());
        } else {
            safeHarbour(line);
        }
    }

    private void safeHarbour(Line line) {
        line.at("dialer-safe-harbour", "s", 1);
        totals.safeHarbours.increment();
        announcer.userEvent(line, "DialerAbandon", "Attempt", attempt(line));
        line.at("dialer-safe-harbour", "s", 2);
        var asked = line.variables().getOrDefault("DIALER_SAFE_HARBOUR", "");
        play(line, asked.isEmpty() ? "dialer/safe-harbour" : asked, settings.safeHarbourMs());
    }

    /** A sound that does not exist is over at once, without a word: the trap that {@code check-asterisk} looks for. */
    private void play(Line line, String sound, long lengthMs) {
        line.runs("Playback", sound + ",noanswer");
        later(line, settings.sounds().contains(sound) ? lengthMs : 0, () -> {
            line.at(line.context(), line.exten(), line.priority() + 1);
            hangUp.accept(line, 16);
        });
    }

    private void later(Line line, long delayMs, Runnable action) {
        var step = line.step();
        timeline.after(delayMs, () -> {
            if (!line.isOver() && line.step() == step) {
                action.run();
            }
        });
    }

    private static String attempt(Line line) {
        return line.variables().getOrDefault("DIALER_ATTEMPT", "");
    }
}
