package dialer.api.store.retention;

/**
 * How much was destroyed.
 *
 * @param contacts  people
 * @param jobs      orders
 * @param cards     names, addresses, items, sums of people
 * @param numbers   telephone numbers
 * @param notes     what agents have written down
 * @param rows      rows of bases as they were
 * @param documents orders as couriers have sent them
 * @param events    bodies of events for couriers
 * @param files     uploaded files and recordings
 */
public record DestroyedCounts(long contacts, long jobs, long cards, long numbers, long notes, long rows,
        long documents, long events, long files) {

    public static final DestroyedCounts NONE = new DestroyedCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public DestroyedCounts plus(DestroyedCounts more) {
        return new DestroyedCounts(contacts + more.contacts, jobs + more.jobs, cards + more.cards,
                numbers + more.numbers, notes + more.notes, rows + more.rows, documents + more.documents,
                events + more.events, files + more.files);
    }

    /** Only people and what is known of them. */
    static DestroyedCounts ofContacts(long contacts, long cards, long numbers, long notes, long rows) {
        return new DestroyedCounts(contacts, 0, cards, numbers, notes, rows, 0, 0, 0);
    }

    /** Only orders. */
    static DestroyedCounts ofJobs(long jobs, long documents, long events) {
        return new DestroyedCounts(0, jobs, 0, 0, 0, 0, documents, events, 0);
    }

    /** Only rows of bases. */
    static DestroyedCounts ofRows(long rows) {
        return new DestroyedCounts(0, 0, 0, 0, 0, rows, 0, 0, 0);
    }

    /** Only files. */
    public static DestroyedCounts ofFiles(long files) {
        return new DestroyedCounts(0, 0, 0, 0, 0, 0, 0, 0, files);
    }

    public boolean takesNothing() {
        return equals(NONE);
    }
}
