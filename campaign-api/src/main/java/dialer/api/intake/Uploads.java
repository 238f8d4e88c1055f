package dialer.api.intake;

import dialer.api.store.Database;
import dialer.api.store.ListImport;
import dialer.api.store.ListStore;
import dialer.api.store.ListStore.ContactList;
import dialer.api.store.ListTarget;
import dialer.api.store.RowTotals;
import dialer.api.store.StoreAway;
import dialer.api.store.UploadStore;
import dialer.api.store.UploadStore.NewUpload;
import dialer.api.store.UploadStore.StoredUpload;
import dialer.api.words.Blame;
import dialer.engine.WallClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bases on their way in. A file is received to disk, looked into, mapped by a person, checked or stored by a job that
 * can be watched and stopped, and then removed from disk. One or two are worked on at a time; the others wait.
 */
public final class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int AT_ONCE = 2;
    private static final int SHOWN = 20;
    private static final Duration KEPT = Duration.ofHours(24);

    private final UploadStore store;
    private final ListStore lists;
    private final Database database;
    private final Spool spool;
    private final BaseReader reader;
    private final Executor executor;
    private final WallClock clock;
    private final IntFunction<BaseRules> rules;
    private final IntConsumer stored;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Map<Integer, UploadRun> runs = new ConcurrentHashMap<>();
    private final Set<Integer> changed = ConcurrentHashMap.newKeySet();

    /**
     * Bases on their way in.
     *
     * @param folder      where files lie meanwhile
     * @param mostBytes   of one file, also of what comes out of a packed one
     * @param defaultZone of a campaign, empty for none
     * @param stored      told the campaign that has got new contacts
     */
    public Uploads(Database database, Path folder, long mostBytes, Executor executor, WallClock clock,
            IntFunction<String> defaultZone, IntConsumer stored) {
        this(database, folder, new BaseReader(mostBytes), executor, clock,
                campaignId -> BaseRules.inZone(defaultZone.apply(campaignId)), stored);
    }

    /** As above, with a reader that knows the imported numbering plan, and with all that campaigns say about bases. */
    public Uploads(Database database, Path folder, BaseReader reader, Executor executor, WallClock clock,
            IntFunction<BaseRules> rules, IntConsumer stored) {
        this.database = database;
        this.store = new UploadStore(database);
        this.lists = new ListStore(database);
        this.spool = new Spool(folder);
        this.reader = reader;
        this.executor = executor;
        this.clock = clock;
        this.rules = rules;
        this.stored = stored;
    }

    /** What was under way when the product stopped has failed, with that reason; its file is still there. */
    public void recover() {
        for (StoredUpload upload : store.inState(List.of("RECEIVING", "WAITING", "CHECKING", "STORING"))) {
            boolean whole = !upload.state().equals("RECEIVING") && spool.holds(upload.uploadId());
            lists.byId(upload.listId() == null ? 0 : upload.listId()).filter(list -> list.state().equals("LOADING"))
                    .ifPresent(list -> lists.withdraw(list.listId()));
            save(upload, whole ? UploadState.MAPPING : UploadState.FAILED,
                    (whole ? FileTrouble.INTERRUPTED : FileTrouble.BROKEN_OFF).name(), null);
        }
    }

    /**
     * Receives a file and looks into it. A file that is no base gives an upload that has FAILED and says why.
     *
     * @throws IOException when the connection breaks off
     */
    public UploadView receive(NewUpload what, InputStream content) throws IOException {
        sweep();
        StoredUpload upload = store.create(what, now());
        changed.add(upload.uploadId());
        UploadRun run = new UploadRun();
        runs.put(upload.uploadId(), run);
        Spool.Received received;
        try {
            received = spool.receive(upload.uploadId(), content, run);
        } catch (CancellationException e) {
            spool.remove(upload.uploadId());
            return view(save(upload, UploadState.CANCELLED, null, null));
        } catch (IOException | RuntimeException e) {
            save(upload, UploadState.FAILED, FileTrouble.BROKEN_OFF.name(), null);
            spool.remove(upload.uploadId());
            throw e;
        } finally {
            runs.remove(upload.uploadId());
        }
        StoredUpload whole = Changes.of(upload).bytes(received.bytes()).fingerprint(received.fingerprint()).upload();
        try {
            Inspection inspection = reader.inspect(spool.file(upload.uploadId()), Reading.GUESSED,
                    remembered(whole.source()), rules(whole));
            return view(save(ofRepaired(whole, inspection), UploadState.MAPPING, null, null));
        } catch (UnreadableFile e) {
            spool.remove(upload.uploadId());
            return view(save(whole, UploadState.FAILED, e.trouble().name(), null));
        }
    }

    /** Files that nobody has come back for are removed. */
    private void sweep() {
        Instant before = now().minus(KEPT);
        for (StoredUpload upload : store.inState(List.of("MAPPING", "CHECKED"))) {
            if (upload.changedAt().isBefore(before)) {
                spool.remove(upload.uploadId());
                save(upload, UploadState.CANCELLED, null, null);
            }
        }
    }

    /** The file goes, whatever it waits for; answers whether there was one. Its record is the store's business. */
    public boolean discard(int uploadId) {
        return spool.discard(uploadId);
    }

    /** The same for a command that runs beside the product or without it. */
    public static boolean discard(Path folder, int uploadId) {
        return new Spool(folder).discard(uploadId);
    }

    /** What the file is, read as chosen so far, with some rows and the verdicts they would get. */
    public Inspection inspect(int uploadId) throws IOException {
        StoredUpload upload = open(uploadId);
        return inspect(upload, reading(upload));
    }

    /** Reads the file another way: part, encoding, delimiter, header. */
    public Inspection reread(int uploadId, Reading reading) throws IOException {
        StoredUpload upload = open(uploadId);
        Inspection inspection = inspect(upload, reading);
        save(Changes.of(upload).reading(reading).upload(), UploadState.MAPPING, null, null);
        return inspection;
    }

    private Inspection inspect(StoredUpload upload, Reading reading) throws IOException {
        return reader.inspect(spool.file(upload.uploadId()), reading, remembered(upload.source()), rules(upload));
    }

    /**
     * Begins to check (a dry run) or to store; the mapping is remembered for the source.
     *
     * @throws WrongState when the upload is not open
     */
    public UploadView begin(int uploadId, Mapping mapping, boolean dryRun) {
        StoredUpload upload = open(uploadId);
        Map<String, String> roles = new LinkedHashMap<>();
        mapping.columns().forEach(column -> roles.put(Mapping.alike(column.title()), column.role().name()));
        roles.remove("");
        store.rememberColumns(upload.source(), roles, now());
        StoredUpload waiting = save(Changes.of(upload).mapping(mapping).upload(), UploadState.WAITING, null,
                RowTotals.NONE);
        UploadRun run = new UploadRun();
        if (runs.putIfAbsent(uploadId, run) != null) {
            throw new WrongState(UploadState.WAITING);
        }
        executor.execute(() -> run(waiting, mapping, dryRun, run));
        return view(waiting);
    }

    /** Stops it: what is running ends soon, what waits for a person is removed. */
    public UploadView cancel(int uploadId) {
        StoredUpload upload = store.byId(uploadId).orElseThrow(() -> new WrongState(UploadState.CANCELLED));
        UploadState state = UploadState.valueOf(upload.state());
        UploadRun run = runs.get(uploadId);
        if (run != null) {
            run.cancel();
            return view(upload);
        }
        if (!state.isOpen() && state != UploadState.FAILED) {
            throw new WrongState(state);
        }
        spool.remove(uploadId);
        return view(save(upload, UploadState.CANCELLED, null, null));
    }

    public Optional<UploadView> byId(int uploadId) {
        return store.byId(uploadId).map(this::view);
    }

    /** The newest ones of a campaign first. */
    public List<UploadView> ofCampaign(int campaignId) {
        return store.ofCampaign(campaignId, SHOWN).stream().map(this::view).toList();
    }

    /** New people can be dialed in the campaign. */
    public void storedInto(int campaignId) {
        stored.accept(campaignId);
    }

    /** Uploads that have moved since this was asked the last time. */
    public List<UploadView> takeChanged() {
        List<UploadView> moved = new ArrayList<>();
        for (int uploadId : List.copyOf(changed)) {
            changed.remove(uploadId);
            byId(uploadId).ifPresent(moved::add);
        }
        return moved;
    }

    /**
     * Receives, maps by guess and stores at once, for programs.
     *
     * @return the list; or nothing, and then the upload's view says why
     */
    public UploadView storeAtOnce(NewUpload what, InputStream content) throws IOException {
        UploadView received = receive(what, content);
        if (received.state() == UploadState.FAILED) {
            return received;
        }
        StoredUpload upload = open(received.id());
        UploadRun run = new UploadRun();
        runs.put(received.id(), run);
        run(upload, inspect(upload, reading(upload)).mapping(), false, run);
        return byId(received.id()).orElse(received);
    }

    private void run(StoredUpload upload, Mapping mapping, boolean dryRun, UploadRun run) {
        StoredUpload last = upload;
        UploadState end = UploadState.FAILED;
        FileTrouble trouble = null;
        boolean hasTurn = false;
        try {
            turns.acquire();
            hasTurn = true;
            run.stopIfCancelled();
            last = save(withList(upload, mapping, dryRun), dryRun ? UploadState.CHECKING : UploadState.STORING, null,
                    RowTotals.NONE);
            work(last, mapping, dryRun, run);
            end = dryRun ? UploadState.CHECKED : UploadState.STORED;
        } catch (CancellationException e) {
            end = UploadState.CANCELLED;
        } catch (UnreadableFile e) {
            trouble = e.trouble();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            trouble = FileTrouble.INTERRUPTED;
        } catch (IOException | RuntimeException e) {
            trouble = StoreAway.isIn(e) ? FileTrouble.STORE_AWAY : FileTrouble.OUR_FAULT;
            LOG.error("Upload {} failed: {}", upload.uploadId(), Blame.of(e));
            LOG.debug("Why", e);
        } finally {
            if (hasTurn) {
                turns.release();
            }
            runs.remove(upload.uploadId());
        }
        finish(last, end, trouble, run.totals());
    }

    private void work(StoredUpload upload, Mapping mapping, boolean dryRun, UploadRun run) throws IOException {
        int listId = upload.listId() == null ? 0 : upload.listId();
        boolean again = lists.byId(listId).filter(list -> list.state().equals("READY")).isPresent();
        ListImport into = new ListImport(database, new ListTarget(upload.campaignId(), listId, again, dryRun),
                executor);
        run.watch(into);
        RowTotals totals = reader.read(spool.file(upload.uploadId()), reading(upload), mapping, upload.courier(),
                rules(upload), into, (position, size) -> {
                    run.moved(position, size);
                    changed.add(upload.uploadId());
                });
        LOG.info("Upload {} of campaign {}: {} rows {}", upload.uploadId(), upload.campaignId(), totals.rows(),
                dryRun ? "checked" : "stored");
    }

    private void finish(StoredUpload upload, UploadState end, @Nullable FileTrouble trouble,
            RowTotals totals) {
        try {
            // what the store or we ourselves have broken can be tried again: the file stays
            boolean retry = trouble == FileTrouble.STORE_AWAY || trouble == FileTrouble.OUR_FAULT;
            if (end != UploadState.CHECKED && !retry) {
                spool.remove(upload.uploadId());
            }
            save(upload, retry ? UploadState.MAPPING : end, trouble == null ? null : trouble.name(), totals);
            if (end == UploadState.STORED) {
                stored.accept(upload.campaignId());
            }
        } catch (RuntimeException e) {
            LOG.error("The end of upload {} could not be written down: {}", upload.uploadId(), Blame.of(e));
        }
    }

    /** The list that the rows go to: the one of a dry run before, one of the same content, or a new one. */
    private StoredUpload withList(StoredUpload upload, Mapping mapping, boolean dryRun) {
        Optional<ContactList> own = upload.listId() == null ? Optional.empty() : lists.byId(upload.listId());
        if (own.isPresent() && own.get().state().equals("READY")) {
            return upload;
        }
        if (own.isPresent() && own.get().state().equals("CHECKED")) {
            if (dryRun) {
                lists.beginChecking(own.get().listId(), mapping.titles());
            } else {
                lists.beginStoring(own.get().listId(), mapping.titles());
            }
            return upload;
        }
        Optional<ContactList> same = lists.sameContent(upload.campaignId(), upload.fingerprint());
        int listId = same.map(ContactList::listId).orElseGet(() -> lists.create(upload.campaignId(), upload.name(),
                mapping.titles(), upload.fingerprint(), dryRun).listId());
        return Changes.of(upload).listId(listId).upload();
    }

    /** A file of mistakes that comes back repaired goes to the list it came from. */
    private StoredUpload ofRepaired(StoredUpload upload, Inspection inspection) {
        for (Mapping.Column column : inspection.mapping().columns()) {
            OptionalInt repaired = HeaderWords.repairedList(column.title());
            if (repaired.isPresent()) {
                int listId = repaired.getAsInt();
                Optional<ContactList> list = lists.byId(listId).filter(l -> l.state().equals("READY")
                        && l.campaignId() == upload.campaignId());
                Optional<StoredUpload> first = store.firstOfList(listId);
                if (list.isPresent() && first.isPresent()) {
                    return Changes.of(upload).listId(listId).source(first.get().source())
                            .courier(first.get().courier()).upload();
                }
            }
        }
        return upload;
    }

    private StoredUpload open(int uploadId) {
        StoredUpload upload = store.byId(uploadId).orElseThrow(() -> new WrongState(UploadState.CANCELLED));
        UploadState state = UploadState.valueOf(upload.state());
        if (!state.isOpen() || runs.containsKey(uploadId)) {
            throw new WrongState(state);
        }
        return upload;
    }

    private StoredUpload save(StoredUpload upload, UploadState state,
            @Nullable String trouble,
            @Nullable RowTotals totals) {
        StoredUpload next = Changes.of(upload).state(state, trouble, totals, now());
        store.save(next);
        changed.add(upload.uploadId());
        return next;
    }

    private UploadView view(StoredUpload upload) {
        UploadRun run = runs.get(upload.uploadId());
        UploadState state = UploadState.valueOf(upload.state());
        return run == null ? UploadView.of(upload, state, null, upload.totals())
                : UploadView.of(upload, state, run.permille(), run.totals());
    }

    private Map<String, ColumnRole> remembered(String source) {
        Map<String, ColumnRole> roles = new LinkedHashMap<>();
        store.columnsOf(source).forEach((title, role) -> roles.put(title, ColumnRole.valueOf(role)));
        return roles;
    }

    private Reading reading(StoredUpload upload) {
        return upload.reading().equals("{}") ? Reading.GUESSED : UploadStore.read(upload.reading(), Reading.class);
    }

    private BaseRules rules(StoredUpload upload) {
        return rules.apply(upload.campaignId());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }
}
