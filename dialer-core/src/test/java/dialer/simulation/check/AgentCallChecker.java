package dialer.simulation.check;

import dialer.core.agent.AgentState;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;

/** No agent is in two calls, nobody is joined who cannot be, and what agents are shown agrees with the attempts. */
public final class AgentCallChecker implements Checker {
    @Override
    public void effect(Picture picture, Step step, Effect effect) {
        if (effect instanceof CallEffect.Bridge bridge) {
            joins(picture, step, bridge);
        }
    }

    private static void joins(Picture picture, Step step, CallEffect.Bridge bridge) {
        Line line = picture.openLines.get(bridge.attemptId());
        RuleBroken.unless(line != null, "bridge-open", "attempt %s is not open", bridge.attemptId());
        if (line == null) {
            return;
        }
        boolean renewed = line.joined && line.bridgeAgentId == bridge.agentId(); // the same agent by another telephone
        RuleBroken.unless(line.bridgeAgentId == 0 || renewed, "double-bridge", "%s gets agent %s too", line,
                bridge.agentId());
        RuleBroken.unless(!line.harbourAsked, "bridge-after-harbour", "%s", line);
        for (Line other : picture.openLines.values()) {
            RuleBroken.unless(other == line || other.bridgeAgentId != bridge.agentId(), "agent-in-two-calls",
                    "agent %s, in %s, gets %s", bridge.agentId(), other, line);
        }
        Person person = picture.person(bridge.agentId());
        RuleBroken.unless(person.nodeId == line.nodeId && line.nodeId == bridge.nodeId(), "bridge-node",
                "%s on node %s, %s", person, person.nodeId, line);
        RuleBroken.unless(person.legId == bridge.legId(), "bridge-leg", "%s, leg %s", person, bridge.legId());
        Firm firm = picture.campaigns.get(line.campaignId);
        if (firm != null && !line.handedOver && !line.byHand) {
            long missing = firm.settings.requiredSkills() & ~person.skills;
            RuleBroken.unless(missing == 0 && person.poolId == firm.settings.poolId(), "skills",
                    "%s (pool %s) lacks %s for campaign %s (pool %s)", person, person.poolId, missing,
                    line.campaignId, firm.settings.poolId());
        }
        if (!step.mixed()) {
            RuleBroken.unless(line.answeredAtMs > 0, "bridge-answered", "%s", line);
            RuleBroken.unless(!line.harbourTold, "bridge-after-harbour", "%s", line);
            RuleBroken.unless(!line.endedTold, "bridge-ended", "%s", line);
        }
    }

    @Override
    public void after(Picture picture, Step step) {
        boolean moved = false;
        for (Effect effect : step.effects()) {
            moved |= effect instanceof ShowEffect.AgentShown || effect instanceof StoreEffect.AttemptClosed;
        }
        if (!moved) {
            return;
        }
        for (Person person : picture.people.values()) {
            if (person.state == AgentState.TALKING) {
                talks(picture, person);
            } else if (person.state == AgentState.RESERVED) {
                waits(picture, person);
            }
        }
    }

    private static void talks(Picture picture, Person person) {
        RuleBroken.unless(picture.openLines.containsKey(person.attemptId), "talking-open", "%s in %s", person,
                picture.line(person.attemptId));
        for (Person other : picture.people.values()) {
            RuleBroken.unless(other == person || other.state != AgentState.TALKING
                    || other.attemptId != person.attemptId, "one-agent-per-call", "%s and %s", person, other);
        }
    }

    private static void waits(Picture picture, Person person) {
        boolean held = picture.openLines.containsKey(person.attemptId);
        for (Line line : picture.openLines.values()) {
            held |= line.reservedAgentId == person.agentId || line.bridgeAgentId == person.agentId;
        }
        RuleBroken.unless(held, "reserved-for-nothing", "%s", person);
    }
}
