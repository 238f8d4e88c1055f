package dialer.simulation.check;

import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.CallInput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Calls per second, capacity and breakers of nodes and trunks. */
public final class LineLimitChecker implements Checker {
    private static final long SECOND_MS = 1_000;

    private final Map<Integer, Deque<Long>> nodeSeconds = new HashMap<>();

    @Override
    public void effect(Picture picture, Step step, Effect effect) {
        if (effect instanceof CallEffect.Originate originate) {
            hear(picture, step);
            Way way = picture.trunks.get(originate.trunkId());
            if (way != null) {
                dials(picture, step, originate, way);
            }
            perNode(picture, step, originate.nodeId());
        } else if (effect instanceof CallEffect.CallAgent call) {
            perNode(picture, step, call.nodeId());
        } else if (effect instanceof StoreEffect.AttemptClosed closed) {
            closes(picture, step, closed);
        }
    }

    private static void dials(Picture picture, Step step, CallEffect.Originate originate, Way way) {
        RuleBroken.unless(inSecond(way.lastSecond, step.nowMs()) <= way.callsPerSecond(step.nowMs()), "trunk-rate",
                "trunk %s dials %s in a second, may %s", originate.trunkId(), way.lastSecond.size(),
                way.settings.callsPerSecond());
        Line line = picture.openLines.get(originate.attemptId());
        int inUse = way.inUse + (line != null && line.started ? 0 : 1);
        RuleBroken.unless(inUse <= way.settings.capacity(), "trunk-capacity", "trunk %s has %s calls, may %s",
                originate.trunkId(), inUse, way.settings.capacity());
        RuleBroken.unless(step.nowMs() >= way.shutUntilMs || step.mixed(), "breaker",
                "trunk %s is silent until %s, now %s", originate.trunkId(), way.shutUntilMs, step.nowMs());
        RuleBroken.unless(way.reachable || step.mixed(), "trunk-reached", "trunk %s cannot be reached",
                originate.trunkId());
    }

    private void perNode(Picture picture, Step step, int nodeId) {
        Picture.NodeView node = picture.nodes.get(nodeId);
        if (node == null) {
            return;
        }
        int dialed = inSecond(nodeSeconds.computeIfAbsent(nodeId, _ -> new ArrayDeque<>()), step.nowMs());
        RuleBroken.unless(dialed <= node.settings.callsPerSecond(), "node-rate",
                "node %s dials %s in a second, may %s", nodeId, dialed, node.settings.callsPerSecond());
        long agentLegs = picture.people.values().stream()
                .filter(person -> person.legUp && person.nodeId == nodeId).count();
        RuleBroken.unless(node.calls + agentLegs <= node.settings.maxLegs(), "node-legs",
                "node %s has %s calls and %s agents, may %s legs", nodeId, node.calls, agentLegs,
                node.settings.maxLegs());
    }

    private static int inSecond(Deque<Long> stamps, long nowMs) {
        while (!stamps.isEmpty() && stamps.peekFirst() <= nowMs - SECOND_MS) {
            stamps.removeFirst();
        }
        stamps.addLast(nowMs);
        return stamps.size();
    }

    private static void closes(Picture picture, Step step, StoreEffect.AttemptClosed closed) {
        Line line = picture.openLines.get(closed.attemptId());
        Way way = line == null ? null : picture.trunks.get(line.trunkId);
        if (way == null || line == null) {
            return;
        }
        switch (closed.disposition()) {
            case TRUNK_SILENT, MISCONFIGURED -> silent(way, line, step.nowMs());
            case BUSY, NO_ANSWER, UNAVAILABLE, INVALID_NUMBER, REJECTED, UNWANTED, CONGESTION -> {
                if (closed.cause() != HangupCause.NODE_LOST) {
                    alive(way);
                }
            }
            case CONNECTED, ABANDONED, HUNG_UP_FIRST -> {
                // the end of a conversation says nothing new; only an answer of which this is the first news does
                if (closed.cause() != HangupCause.NODE_LOST && closed.answeredAtMs() == closed.endedAtMs()) {
                    alive(way);
                }
            }
            case FAILED, CANCELLED, NODE_LOST -> { }
        }
    }

    /** Enough in a row shut the trunk for a while; after that the first call to fail again shuts it anew. */
    private static void silent(Way way, Line line, long nowMs) {
        way.silentInARow++;
        boolean opens = way.shutUntilMs == 0 ? way.silentInARow >= way.settings.silentToOpen()
                : line.originatedAtMs >= way.shutUntilMs;
        if (opens) {
            way.shutUntilMs = nowMs + way.settings.openForMs();
        }
    }

    @Override
    public void after(Picture picture, Step step) {
        hear(picture, step);
    }

    /** Ringing and answers are signs of life, known before anything is dialed because of them. */
    private static void hear(Picture picture, Step step) {
        if (step.input() instanceof CallInput call
                && (call instanceof CallInput.Ringing || call instanceof CallInput.Answered)) {
            Line line = picture.line(call.attemptId());
            Way way = line == null ? null : picture.trunks.get(line.trunkId);
            if (way != null) {
                alive(way);
            }
        }
    }

    private static void alive(Way way) {
        way.silentInARow = 0;
        way.shutUntilMs = 0;
    }
}
