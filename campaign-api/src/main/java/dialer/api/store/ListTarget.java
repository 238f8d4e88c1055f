package dialer.api.store;

/**
 * Where the rows of a base go.
 *
 * @param again  the list holds rows already: the same file, or repaired rows of it; what was taken stays as it is
 * @param dryRun rows are judged and counted, duplicates found, mistakes written down; nobody can be called after it
 * @param jobs   the rows are a courier's jobs: each batch counts as soon as it is stored, what was wrong with a row
 *               stands with its job
 */
public record ListTarget(int campaignId, int listId, boolean again, boolean dryRun, boolean jobs) {

    public ListTarget(int campaignId, int listId, boolean again, boolean dryRun) {
        this(campaignId, listId, again, dryRun, false);
    }

    public static ListTarget fresh(int campaignId, int listId) {
        return new ListTarget(campaignId, listId, false, false);
    }

    /** The standing list of a courier's jobs. */
    static ListTarget jobs(int campaignId, int listId) {
        return new ListTarget(campaignId, listId, false, false, true);
    }
}
