package dialer.simulation;

import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.simulation.check.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What has occurred, and how often: a simulation in which nothing happens proves nothing. */
final class Coverage {
    /** Keys are classes of inputs and effects, and constants of enums. */
    private final Map<Object, long[]> counts = new HashMap<>();

    void count(Object what) {
        counts.computeIfAbsent(what, _ -> new long[1])[0]++;
    }

    void step(Step step) {
        count(step.input().getClass());
        for (Effect effect : step.effects()) {
            count(effect.getClass());
            switch (effect) {
                case StoreEffect.AttemptClosed closed -> count(closed.disposition());
                case StoreEffect.ContactFinished finished -> count(finished.reason());
                case StoreEffect.ContactReturned returned -> count(returned.reason());
                case ShowEffect.Refused refused -> count(refused.refusal());
                case ShowEffect.DialingShown shown -> count(shown.reason());
                case ShowEffect.AgentShown shown -> count(shown.state());
                case ShowEffect.CampaignShown shown -> count(shown.health());
                case ShowEffect.PacingShown shown -> {
                    count(shown.reason());
                    count(shown.limit());
                }
                case StoreEffect.CampaignMoved moved -> count(moved.state());
                default -> { }
            }
        }
    }

    void add(Coverage other) {
        other.counts.forEach((what, count) -> counts.computeIfAbsent(what, _ -> new long[1])[0] += count[0]);
    }

    long of(Object what) {
        long[] count = counts.get(what);
        return count == null ? 0 : count[0];
    }

    /** One line per thing, sorted. */
    String table() {
        Map<String, Long> named = new TreeMap<>();
        counts.forEach((what, count) -> named.put(name(what), count[0]));
        StringBuilder text = new StringBuilder();
        named.forEach((what, count) -> text.append(String.format("%14d  %s%n", count, what)));
        return text.toString();
    }

    private static String name(Object what) {
        return switch (what) {
            case Class<?> type -> type.getSuperclass().getSimpleName() + " "
                    + type.getInterfaces()[0].getSimpleName() + " " + type.getSimpleName();
            case Enum<?> constant -> constant.getDeclaringClass().getSimpleName() + " " + constant.name();
            default -> what.toString();
        };
    }
}
