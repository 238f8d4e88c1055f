package dialer.api.registry;

import dialer.numbering.plan.NumberingPlan;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plan in use, for a running server: an import on the same machine counts within seconds. A plan that cannot be
 * read stops nothing: the one before stays in use, or none, and then a mobile counts as anywhere in Russia.
 */
public final class LivePlan implements Supplier<NumberingPlan> {

    private static final Logger LOG = LoggerFactory.getLogger(LivePlan.class);

    private final PlanFolder folder;
    private volatile NumberingPlan plan = NumberingPlan.EMPTY;
    private volatile String tried = "";

    /** Reads the plan in use. */
    public LivePlan(PlanFolder folder) {
        this.folder = folder;
        refresh();
    }

    @Override
    public NumberingPlan get() {
        return plan;
    }

    /** Looks whether another version is in use now; each version is tried once. */
    public void refresh() {
        try {
            String current = folder.current();
            if (!current.equals(tried)) {
                tried = current;
                plan = folder.read();
                LOG.info("Numbering plan {} is in use, {} ranges", plan.version(), plan.ranges().size());
            }
        } catch (PlanTrouble e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}
