package dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is well and what is not, without any of the data. */
public final class Health {

    private final List<Check> checks;

    public Health(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * One thing that is looked at.
     *
     * @param vital   whether the product cannot do its work without it
     * @param trouble what is wrong, as a code of the messages ({@code alarm.CODE}), null when all is well; must not
     *                wait
     */
    public record Check(String name, boolean vital, Supplier<@Nullable String> trouble) {
    }

    /** The answer: {@code up}, {@code degraded} or {@code down}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(String status, List<Finding> checks) {
    }

    /** How one thing is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finding(String name, String status, @Nullable String reason) {
    }

    Report report() {
        boolean down = false;
        boolean degraded = false;
        List<Finding> findings = new java.util.ArrayList<>();
        for (Check check : checks) {
            String trouble = check.trouble().get();
            down |= trouble != null && check.vital();
            degraded |= trouble != null;
            findings.add(new Finding(check.name(), trouble == null ? "up" : "down", trouble));
        }
        return new Report(down ? "down" : degraded ? "degraded" : "up", findings);
    }
}
