package dialer.api.store;

/**
 * Where the rows of a base go.
 *
 * @param again  the list holds rows already: the same file, or repaired rows of it; what was taken stays as it is
 * @param dryRun rows are judged and counted, duplicates found, mistakes written down; nobody can be called after it
 */
public record ListTarget(int campaignId, int listId, boolean again, boolean dryRun) {

    public static ListTarget fresh(int campaignId, int listId) {
        return new ListTarget(campaignId, listId, false, false);
    }
}
