package dialer.api.intake;

import dialer.api.store.ListImport;
import dialer.api.store.RowTotals;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One upload while it is being worked on: how far it is, and whether somebody wants it to stop. */
final class UploadRun {

    private static final long PERMILLE = 1_000;

    private volatile boolean cancelled;
    private volatile @Nullable Integer permille;
    private volatile @Nullable ListImport into;

    void cancel() {
        cancelled = true;
    }

    void stopIfCancelled() {
        if (cancelled) {
            throw new CancellationException();
        }
    }

    void watch(ListImport loading) {
        into = loading;
    }

    void moved(long position, long size) {
        stopIfCancelled();
        permille = size <= 0 ? null : (int) Math.min(PERMILLE, position * PERMILLE / size);
    }

    @Nullable Integer permille() {
        return permille;
    }

    RowTotals totals() {
        ListImport loading = into;
        return loading == null ? RowTotals.NONE : loading.totals();
    }
}
