package dialer.simulation;

import java.util.List;

/** A bug that a core could have, and the rules of which one must catch it. */
enum PlantedBug {
    CLOSES_NEVER("every-attempt-ends", "talking-open", "reserved-for-nothing", "one-contact", "one-number",
            "progressive-one-call-per-agent", "agent-in-two-calls"),
    CLOSES_TWICE("one-end"),
    DIALS_A_CONTACT_TWICE("one-contact"),
    DIALS_AN_ATTEMPT_TWICE("one-originate"),
    BRIDGES_TWICE("double-bridge"),
    BRIDGES_A_BUSY_AGENT("agent-in-two-calls"),
    BRIDGES_OUT_OF_THE_MESSAGE("bridge-after-harbour"),
    CANCELS_EARLY("cancelled-early"),
    LETS_PEOPLE_WAIT("waits-too-long"),
    FORGETS_SUPPRESSIONS("suppressed"),
    FORGETS_WITHDRAWALS("withdrawn"),
    FORGETS_WINDOWS("window"),
    FORGETS_WHO_PROMISED("promised-agent"),
    DIALS_IN_A_PAUSE("campaign-runs"),
    DIALS_WHEN_STOPPED("stopped"),
    DIALS_WITH_A_WRONG_CLOCK("clock"),
    DIALS_TOO_FAST("trunk-rate", "node-rate"),
    DIALS_TOO_MANY("trunk-capacity"),
    IGNORES_SILENCE("breaker"),
    RESERVES_NOBODY("progressive-reserves"),
    RESERVES_ONE_AGENT_TWICE("progressive-one-call-per-agent", "progressive-reserves", "promised-agent"),
    LOSES_A_CONTACT("every-claim-ends"),
    RETURNS_A_CONTACT_TWICE("one-hand-back"),
    MISCOUNTS_ATTEMPTS("attempts-made", "attempts-used-up"),
    LOSES_A_SPELL("spell-gap", "spell-end", "spell-sum"),
    HIDES_ABANDONMENT("who-heard-what"),
    HIDES_A_TALK("who-heard-what"),
    SHOWS_WRONG_FIGURES("figures"),
    HIDES_LOSSES("abandon-account"),
    DIALS_AHEAD_FOR_ANYBODY("ahead-without-agent"),
    LEAVES_LEGS("legs-left", "node-legs", "duplicate-id"),
    LEAKS_TIMERS("timer-leak", "timers-pile-up"),
    DEPENDS_ON_THE_RUN("replay-differs", "recovery-differs", "restored-differs"),
    FORGETS_IN_SNAPSHOTS("restored-differs", "recovery-differs", "replay-differs");

    private final String rules;

    PlantedBug(String... rules) {
        this.rules = String.join(" ", rules);
    }

    /** The rules that this bug breaks. */
    List<String> caughtBy() {
        return List.of(rules.split(" "));
    }
}
