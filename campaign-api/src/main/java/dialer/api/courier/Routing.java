package dialer.api.courier;

import dialer.api.store.job.RouteStore;
import dialer.api.store.job.RouteStore.RouteRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which campaign calls for a job: the first line of the table that fits. Held in memory, read anew at each change. */
public final class Routing {

    private final RouteStore store;
    private volatile List<RouteRow> rows = List.of();

    public Routing(RouteStore store) {
        this.store = store;
        refresh();
    }

    /** What a job is routed by; empty texts stand for what nobody knows. */
    public record Traits(int courierId, String shop, String kind, String region, String language) {
    }

    /** The line that fits; empty where no campaign calls for such jobs. */
    Optional<RouteRow> find(Traits traits) {
        return rows.stream().filter(row -> fits(row, traits)).findFirst();
    }

    /** Reads the table anew. */
    public void refresh() {
        rows = store.open();
    }

    private static boolean fits(RouteRow row, Traits traits) {
        Integer courierId = row.courierId();
        return (courierId == null || courierId == traits.courierId()) && fits(row.shop(), traits.shop())
                && fits(row.kind(), traits.kind()) && fits(row.region(), traits.region())
                && fits(row.language(), traits.language());
    }

    private static boolean fits(@Nullable String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }
}
