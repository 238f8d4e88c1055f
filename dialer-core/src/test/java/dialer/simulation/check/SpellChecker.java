package dialer.simulation.check;

import dialer.core.agent.AgentState;
import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;

/** An agent's spells follow each other without a gap, and add up to the shift state by state. */
public final class SpellChecker implements Checker {
    @Override
    public void effect(Picture picture, Step step, Effect effect) {
        if (effect instanceof StoreEffect.AgentSpell spell) {
            Person person = picture.person(spell.agentId());
            RuleBroken.unless(spell.fromMs() <= spell.toMs() && spell.toMs() <= step.nowMs(), "spell-times",
                    "%s at %s", spell, step.nowMs());
            RuleBroken.unless(spell.state() != AgentState.OFFLINE, "spell-offline", "%s", spell);
            RuleBroken.unless(person.spelledToMs == 0 || spell.fromMs() == person.spelledToMs, "spell-gap",
                    "%s follows one that ended at %s", spell, person.spelledToMs);
        }
    }

    @Override
    public void after(Picture picture, Step step) {
        for (Effect effect : step.effects()) {
            if (effect instanceof ShowEffect.AgentShown shown && shown.state() == AgentState.OFFLINE) {
                wentHome(picture.person(shown.agentId()));
            }
        }
    }

    private static void wentHome(Person person) {
        if (person.state != AgentState.OFFLINE || person.shownMs.isEmpty()) {
            return;
        }
        RuleBroken.unless(person.spelledToMs == person.stateSinceMs, "spell-end", "%s, last spell ends at %s",
                person, person.spelledToMs);
        for (AgentState state : AgentState.values()) {
            if (state != AgentState.OFFLINE) {
                RuleBroken.unless(person.shownMs.getOrDefault(state, 0L).equals(
                        person.spelledMs.getOrDefault(state, 0L)), "spell-sum", "%s: shown %s, spelled %s", person,
                        person.shownMs, person.spelledMs);
            }
        }
    }

    @Override
    public void atEnd(Picture picture) {
        for (Person person : picture.people.values()) {
            RuleBroken.unless(person.state == AgentState.OFFLINE, "all-go-home", "%s", person);
            wentHome(person);
        }
    }
}
