package dialer.testkit;

import dialer.core.DialerCore;
import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.state.DialerState;
import dialer.core.state.StateReader;
import dialer.core.state.StateWriter;
import dialer.core.campaign.DialMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells a story: lines of inputs in, the same lines with the effects below each out. A line begins with the
 * milliseconds since the line before; effects are indented; {@code #} is a comment. Boards are left out unless the
 * story says {@code boards}. After every line the state goes through a snapshot, so each story also proves that.
 */
public final class Story {
    private static final String INDENT = "          ";

    private final StringBuilder told = new StringBuilder();
    private DialerCore core = new DialerCore(DialerState.empty());
    private long nowMs = 1_000_000;
    private boolean boards;

    /** Plays the lines of a story and returns it as it ought to be written. */
    public static String play(String text) {
        Story story = new Story();
        for (String line : text.lines().toList()) {
            if (line.startsWith("#") || line.isBlank()) {
                story.told.append(line.strip()).append('\n');
            } else if (!line.startsWith(" ")) {
                story.line(line.strip());
            }
        }
        return story.told.toString();
    }

    private void line(String line) {
        told.append(line).append('\n');
        String[] words = line.split("\\s+");
        nowMs += Long.parseLong(words[0].substring(1));
        switch (words[1]) {
            case "boards" -> boards = true;
            case "house" -> house(DialMode.valueOf(words[2]));
            case "ready" -> ready(Integer.parseInt(words[2]), words.length > 3 ? Long.parseLong(words[3]) : 0);
            case "wait" -> waitFor(Long.parseLong(words[2]));
            default -> tell(apply(Words.input(words, nowMs)), "");
        }
    }

    /** One pool, one node, one trunk, one running campaign. */
    private void house(DialMode mode) {
        apply(new EngineInput.EpochStarted(1, 42));
        apply(new CampaignInput.PoolConfigured(Samples.pool(1)));
        apply(new NodeInput.NodeConfigured(Samples.node(1)));
        apply(new NodeInput.TrunkConfigured(Samples.trunk(1, 1)));
        apply(new NodeInput.NodeUp(1, List.of()));
        apply(new CampaignInput.CampaignConfigured(Samples.campaign(1, 1, mode, 1)));
        apply(new CampaignInput.CampaignStarted(1));
    }

    /** An agent signs on, the leg stands, the agent is ready. */
    private void ready(int agentId, long skills) {
        apply(new AgentInput.SignedOn(agentId, 1, skills, 1, agentId));
        nowMs += 200; // the node's rate: the next leg may be called
        long legId = core.state().agents().get(agentId).legId();
        apply(new AgentInput.LegHeld(agentId, legId));
        tell(apply(new AgentInput.AskedReady(agentId)), "");
    }

    /** Ticks once every 50 ms, as the engine does; each effect is told with the time that has passed. */
    private void waitFor(long ms) {
        long endMs = nowMs + ms;
        long beganMs = nowMs;
        while (nowMs < endMs) {
            nowMs = StrictMath.min(endMs, nowMs + 50);
            tell(apply(new EngineInput.Ticked()), "at " + (nowMs - beganMs) + " ");
        }
    }

    private List<Effect> apply(Input input) {
        List<Effect> effects = new ArrayList<>();
        core.apply(nowMs, input, effects::add);
        StateWriter snapshot = new StateWriter();
        core.state().write(snapshot);
        core = new DialerCore(DialerState.read(new StateReader(snapshot.bytes())));
        return effects;
    }

    private void tell(List<Effect> effects, String when) {
        for (Effect effect : effects) {
            if (boards || !isBoard(effect)) {
                told.append(INDENT).append(when).append(Words.of((Record) effect, nowMs)).append('\n');
            }
        }
    }

    private static boolean isBoard(Effect effect) {
        return effect instanceof ShowEffect.CampaignShown || effect instanceof ShowEffect.PacingShown
                || effect instanceof ShowEffect.PoolShown
                || effect instanceof ShowEffect.NodeShown || effect instanceof ShowEffect.TrunkShown
                || effect instanceof ShowEffect.HopperWants;
    }
}
