package dialer.telephony.simulated;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All lines of the node, from Originate to Hangup. Everything here happens on the timeline's thread. */
final class Switchboard {

    private static final int NORMAL_CLEARING = 16;
    private static final int NO_ANSWER = 19;

    private final SimulatedAsterisk.Settings settings;
    private final Carrier carrier;
    private final Timeline timeline;
    private final Announcer announcer;
    private final Totals totals;
    private final SplittableRandom dice;
    private final Bridges bridges;
    private final Dialplan dialplan;
    private final NavigableMap<String, Line> byId = new TreeMap<>();
    private final NavigableMap<String, Line> byChannel = new TreeMap<>();
    private final Map<String, String> globals = new HashMap<>(Map.of("DIALER_CONTRACT", "1"));
    private final Set<String> silent = new HashSet<>();
    private final Set<String> unreachable = new HashSet<>();
    private int channels;

    Switchboard(
            SimulatedAsterisk.Settings settings, Carrier carrier, Timeline timeline, Announcer announcer,
            Totals totals) {
        this.settings = settings;
        this.carrier = carrier;
        this.timeline = timeline;
        this.announcer = announcer;
        this.totals = totals;
        this.dice = new SplittableRandom(settings.seed());
        this.bridges = new Bridges(announcer, dice);
        this.dialplan =
                new Dialplan(settings, timeline, bridges, announcer, totals, (line, cause) -> drop(line, cause, 0));
    }

    Map<String, String> globals() {
        return globals;
    }

    Iterable<Line> lines() {
        return byId.values();
    }

    int size() {
        return byId.size();
    }

    /** By channel name or unique id, the whole of it: how Hangup, Setvar, Getvar, Redirect and Status look. */
    @Nullable Line exact(String text) {
        var line = byChannel.get(text);
        return line == null ? byId.get(text) : line;
    }

    /** By the beginning of a channel name or unique id: how Bridge looks, and why ids have a fixed length. */
    @Nullable Line byPrefix(String text) {
        var line = startingWith(byChannel, text);
        return line == null ? startingWith(byId, text) : line;
    }

    private static @Nullable Line startingWith(NavigableMap<String, Line> lines, String text) {
        var entry = lines.ceilingEntry(text);
        return entry != null && entry.getKey().startsWith(text) ? entry.getValue() : null;
    }

    // --- Originate ------------------------------------------------------------------------------------------------

    void originate(Line.Origin origin) {
        totals.originated.increment();
        var placeable = isSeat(origin.endpoint()) || settings.trunks().contains(origin.endpoint());
        if (!placeable || unreachable.contains(origin.endpoint()) || startingWith(byId, origin.id()) != null) {
            timeline.soon(() -> announcer.originateResponse(origin, false, origin.dialString(), 0));
            return;
        }
        timeline.after(1, () -> begin(origin));
    }

    private void begin(Line.Origin origin) {
        var seat = isSeat(origin.endpoint());
        var fate = seat ? Fate.answers(1, 0, Long.MAX_VALUE, Fate.Voice.PERSON)
                : silent.contains(origin.endpoint()) ? Fate.silence()
                : carrier.fateOf(origin.endpoint(), origin.number());
        var name = "PJSIP/%s-%08x".formatted(origin.endpoint(), channels++);
        var line = new Line(origin, name, seat ? "from-seat" : "from-carrier", fate, timeline.nowMs());
        byId.put(line.id(), line);
        byChannel.put(line.channel(), line);
        announcer.newChannel(line);
        line.announceCaller();
        announcer.dialBegin(line);
        if (fate.sign() != Fate.Sign.SILENCE) {
            whileDialing(line, fate.networkMs(), () -> firstSign(line, seat));
        }
        whileDialing(line, origin.timeoutMs(), () -> timedOut(line));
    }

    private void firstSign(Line line, boolean seat) {
        if (!seat && line.fate().sign() == Fate.Sign.RINGS) {
            line.become(Line.RINGING);
            announcer.newState(line);
            announcer.dialState(line, "RINGING");
        } else if (line.fate().sign() == Fate.Sign.EARLY_MEDIA) {
            announcer.dialState(line, "PROGRESS");
        }
        if (line.fate().decides()) {
            whileDialing(line, line.fate().decidesMs(), () -> {
                if (line.fate().answered()) {
                    answer(line);
                } else {
                    refuse(line);
                }
            });
        }
    }

    /** The three events of an answer and the OriginateResponse swap places on a real Asterisk; here too. */
    private void answer(Line line) {
        totals.answered.increment();
        line.become(Line.UP);
        var place = dice.nextInt(4);
        Runnable response = () -> announcer.originateResponse(line.origin(), true, line.channel(), 4);
        Runnable[] steps = {
            () -> announcer.newState(line),
            () -> announcer.dialEnd(line, "ANSWER"),
            () -> enterDialplan(line)
        };
        for (var i = 0; i < steps.length; i++) {
            if (i == place) {
                response.run();
            }
            steps[i].run();
        }
        if (place == steps.length) {
            response.run();
        }
    }

    /** A BYE on the heels of the answer comes before the first application: no bridge is entered, the cause is 0. */
    private void enterDialplan(Line line) {
        if (line.fate().talkMs() == 0) {
            line.at(line.origin().context(), line.origin().exten(), 2);
            announcer.hangupRequest(line, 0, 0);
            end(line, 0, 0);
            return;
        }
        if (line.fate().talkMs() != Long.MAX_VALUE) {
            timeline.after(line.fate().talkMs(), () -> farEndHangsUp(line));
        }
        dialplan.enter(line, line.origin().context(), line.origin().exten());
    }

    private void refuse(Line line) {
        var status = line.fate().sipStatus();
        var answer = SipAnswer.of(status);
        announcer.hangupRequest(line, answer.cause(), status);
        announcer.dialEnd(line, answer.dialStatus());
        inAnyOrder(
                () -> announcer.originateResponse(line.origin(), false, line.origin().dialString(), 0),
                () -> end(line, answer.cause(), status));
    }

    private void timedOut(Line line) {
        inAnyOrder(
                () -> announcer.originateResponse(line.origin(), false, line.origin().dialString(), 3),
                () -> end(line, NO_ANSWER, 480));
    }

    // --- a living line --------------------------------------------------------------------------------------------

    /** AMI Bridge. False when a line is not answered yet. */
    boolean bridge(Line first, Line second) {
        if (first.channelState() != Line.UP || second.channelState() != Line.UP || first == second) {
            return false;
        }
        var leftByFirst = Bridges.partner(first);
        var leftBySecond = Bridges.partner(second);
        for (var line : new Line[] {first, second}) {
            if (line.bridge() == null) {
                line.yank();
            }
        }
        bridges.join(first, second);
        totals.bridged.increment();
        for (var left : new @Nullable Line[] {leftByFirst, leftBySecond}) {
            if (left != null && left != first && left != second) {
                bridges.leave(left);
                dialplan.returned(left);
            }
        }
        return true;
    }

    /** AMI Redirect. */
    void redirect(Line line, String context, String exten) {
        var partner = Bridges.partner(line);
        line.at(context, exten, 1);
        line.leaveOffListening();
        bridges.leave(line);
        dialplan.enter(line, context, exten);
        if (partner != null) {
            bridges.leave(partner);
            dialplan.returned(partner);
        }
    }

    /** AMI Hangup. A line that rings is cancelled, one that is up gets BYE. */
    void hangUp(Line line, int cause) {
        if (line.channelState() == Line.UP) {
            drop(line, cause, 0);
            return;
        }
        announcer.dialEnd(line, "NOANSWER");
        inAnyOrder(
                () -> announcer.originateResponse(line.origin(), false, line.origin().dialString(), 0),
                () -> end(line, cause, 0));
    }

    void farEndHangsUp(Line line) {
        if (!line.isOver() && line.channelState() == Line.UP) {
            announcer.hangupRequest(line, 0, 0);
            drop(line, NORMAL_CLEARING, 0);
        }
    }

    private void drop(Line line, int cause, int techCause) {
        var partner = Bridges.partner(line);
        bridges.leave(line);
        if (partner == null) {
            end(line, cause, techCause);
            return;
        }
        bridges.leave(partner);
        var listener = listenerOf(partner);
        if (listener == null) {
            inAnyOrder(() -> end(line, cause, techCause), () -> dialplan.returned(partner));
        } else {
            gone(line);
            listener.holdBack(() -> announcer.hangup(line, cause, techCause));
            dialplan.returned(partner);
        }
    }

    /** Who listens to the line and is heard there; such a one holds whoever talks with it, even when they are gone. */
    private @Nullable Line listenerOf(Line line) {
        return byId.values().stream().filter(other -> other.application().equals("ChanSpy")
                && exact(other.applicationArguments().replaceFirst(",.*", "")) == line).findFirst().orElse(null);
    }

    private void end(Line line, int cause, int techCause) {
        gone(line);
        line.leaveOffListening();
        announcer.hangup(line, cause, techCause);
    }

    private void gone(Line line) {
        byId.remove(line.id());
        byChannel.remove(line.channel());
        line.end();
        totals.ended.increment();
    }

    // --- the world around -----------------------------------------------------------------------------------------

    boolean isSeat(String endpoint) {
        if (!endpoint.matches("(seat|web)-\\d{3}")) {
            return false;
        }
        var number = Integer.parseInt(endpoint.substring(endpoint.length() - 3));
        return number >= 1 && number <= settings.seats();
    }

    /** Is the endpoint known, and has it a contact that answers? */
    boolean isReachable(String endpoint) {
        return (isSeat(endpoint) || settings.trunks().contains(endpoint)) && !unreachable.contains(endpoint);
    }

    void reachable(String endpoint, boolean reachable) {
        var changed = reachable ? unreachable.remove(endpoint) : unreachable.add(endpoint);
        if (changed) {
            var gone = isSeat(endpoint) ? "Removed" : "Unreachable";
            announcer.contactStatus(endpoint, "sip:" + endpoint + "@127.0.0.1", reachable ? "Reachable" : gone);
        }
    }

    void silent(String trunk, boolean isSilent) {
        if (isSilent) {
            silent.add(trunk);
        } else {
            silent.remove(trunk);
        }
    }

    /** Every line vanishes without an event, as when the process is killed. */
    void forgetEverything() {
        byId.values().forEach(Line::end);
        byId.clear();
        byChannel.clear();
    }

    private void whileDialing(Line line, long delayMs, Runnable action) {
        timeline.after(delayMs, () -> {
            if (!line.isOver() && line.channelState() != Line.UP) {
                action.run();
            }
        });
    }

    private void inAnyOrder(Runnable one, Runnable other) {
        if (dice.nextBoolean()) {
            one.run();
            other.run();
        } else {
            other.run();
            one.run();
        }
    }
}
