package dialer.api.registry;

import dialer.numbering.plan.NumberingPlan;
import java.util.function.Supplier;

/** The plan in use, for a running server: an import on the same machine counts within seconds. */
public final class LivePlan implements Supplier<NumberingPlan> {

    private final PlanFolder folder;
    private volatile NumberingPlan plan;

    /** Reads the plan in use. */
    public LivePlan(PlanFolder folder) {
        this.folder = folder;
        this.plan = folder.read();
    }

    @Override
    public NumberingPlan get() {
        return plan;
    }

    /** Looks whether another version is in use now; a plan that cannot be read leaves the old one in use. */
    public void refresh() {
        if (!folder.current().equals(plan.version())) {
            plan = folder.read();
        }
    }
}
