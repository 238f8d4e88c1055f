package dialer.simulation.check;

import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.input.EngineInput;

/** A telephone may ring for fifteen seconds before we cancel; an answered person waits no longer than the limit. */
public final class PatienceChecker implements Checker {
    private static final long RING_AT_LEAST_MS = 15_000;

    @Override
    public void effect(Picture picture, Step step, Effect effect) {
        if (!(effect instanceof CallEffect.HangUp hangUp) || step.mixed()) {
            return;
        }
        Line line = picture.openLines.get(hangUp.attemptId());
        if (line == null || line.answeredAtMs > 0 || line.harbourTold || line.endedTold) {
            return;
        }
        boolean called = picture.withdrawn.containsKey(line.contactId) || picture.suppressed.contains(line.numberId);
        long rungMs = step.nowMs() - (line.ringingAtMs > 0 ? line.ringingAtMs : line.originatedAtMs);
        RuleBroken.unless(called || rungMs >= RING_AT_LEAST_MS, "cancelled-early", "%s after %s ms", line, rungMs);
    }

    @Override
    public void after(Picture picture, Step step) {
        if (!(step.input() instanceof EngineInput.Ticked)) {
            return;
        }
        for (Line line : picture.openLines.values()) {
            Picture.NodeView node = picture.nodes.get(line.nodeId);
            boolean late = line.answerLimitMs > 0 && step.nowMs() > line.answeredAtMs + line.answerLimitMs;
            RuleBroken.unless(!late || node == null || !node.up || !line.waitsForAgent(), "waits-too-long",
                    "%s at %s", line, step.nowMs());
        }
    }
}
