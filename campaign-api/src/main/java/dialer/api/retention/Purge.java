package dialer.api.retention;

import dialer.api.store.Database;
import dialer.api.store.retention.DestroyedCounts;
import dialer.api.store.retention.Destroyer;
import dialer.api.store.retention.DestructionStore;
import dialer.api.store.retention.DestructionStore.Erasure;
import dialer.api.store.retention.DueStore;
import dialer.api.store.retention.DueTerms;
import dialer.api.store.retention.RetentionRule;
import dialer.engine.WallClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys what is due, rule by rule, in bounded batches, and writes an act for each rule that has taken something.
 * Nobody who is in a hopper or in an attempt is touched: past a cap the engine is asked to let go, and the next run
 * takes what is left. One at a time; for one thread.
 */
public final class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    private final DueStore due;
    private final Destroyer destroyer;
    private final DestructionStore destructions;
    private final RetentionSettings settings;
    private final Neighbours neighbours;
    private final WallClock clock;
    private final MarkCollector marks;
    private final ActSigner signer;
    private final Recordings recordings;

    public Purge(Database database, RetentionSettings settings, Neighbours neighbours, WallClock clock) {
        this.marks = new MarkCollector(MarkKey.of(settings.folder()));
        this.due = new DueStore(database);
        this.destroyer = new Destroyer(database, marks);
        this.destructions = new DestructionStore(database);
        this.settings = settings;
        this.neighbours = neighbours;
        this.clock = clock;
        this.signer = ActSigner.of(settings.folder());
        this.recordings = new Recordings(database, settings.recordings());
    }

    /** What one purge has done: the acts it has written. */
    public record Done(List<Act> acts, long attemptsForgotten) {
        public Done {
            acts = List.copyOf(acts);
        }
    }

    /** How much each rule would take at this moment. */
    public Map<RetentionRule, Long> preview() {
        return due.counts(settings.terms(now()));
    }

    /** Everything that is due, by all the rules. {@code askedBy}: a login, or what has begun it. */
    public Done run(String askedBy) {
        DueTerms terms = settings.terms(now());
        destroyer.keepSuppressions();
        List<Act> acts = new ArrayList<>();
        for (RetentionRule rule : List.of(RetentionRule.HANDED_OVER, RetentionRule.JOB_CAP)) {
            destruction(rule, askedBy, id -> paged((after, limit) -> due.jobs(rule, terms, after, limit),
                    some -> jobs(some, due.contactsOf(some), rule, id)), acts);
        }
        for (RetentionRule rule : List.of(RetentionRule.BASE_FINISHED, RetentionRule.BASE_CAP)) {
            destruction(rule, askedBy, id -> {
                DestroyedCounts counts = paged((after, limit) -> due.contacts(rule, terms, after, limit),
                        some -> contacts(some, letGo(some), id));
                return rule == RetentionRule.BASE_CAP ? counts.plus(leftAlone(terms, id)) : counts;
            }, acts);
        }
        long forgotten = destroyer.ledger(terms.ledger());
        finish(acts);
        return new Done(acts, forgotten);
    }

    /** Rows and files of bases, and numbers that nobody has any more. */
    private DestroyedCounts leftAlone(DueTerms terms, int id) {
        long files = destroyer.staleUploads(terms.finished()).stream().filter(neighbours::removeUpload).count();
        return lists(due.lists(terms), id).plus(DestroyedCounts.ofFiles(files)).plus(paged(due::unusedNumbers,
                some -> destroyer.numbers(some, id, now())));
    }

    private DestroyedCounts lists(List<Integer> listIds, int id) {
        DestroyedCounts counts = DestroyedCounts.ofFiles(destroyer.uploadsOf(listIds).stream()
                .filter(neighbours::removeUpload).count());
        for (int listId : listIds) {
            counts = counts.plus(destroyer.list(listId, id));
        }
        return counts;
    }

    /** Erasures that somebody has asked for and that are not done; answers how many have become done. */
    public int erasures() {
        List<Act> acts = new ArrayList<>();
        int done = 0;
        for (Erasure erasure : destructions.pendingErasures()) {
            if (erase(erasure, acts)) {
                done++;
            }
        }
        finish(acts);
        return done;
    }

    /** Who is being dialed is let go now and goes the next time. */
    private boolean erase(Erasure erasure, List<Act> acts) {
        destroyer.keepSuppressions();
        Set<Long> held = letGo(erasure.contactIds());
        RetentionRule rule = erasure.byWhat().equals("LIST") ? RetentionRule.BASE_HANDED_OVER : RetentionRule.ERASURE;
        int before = acts.size();
        destruction(rule, erasure.askedBy(), id -> batches(due.jobsOutside(erasure.jobIds(), held),
                some -> destroyer.jobs(some, rule, id, now())).plus(batches(due.withoutJobs(erasure.contactIds()),
                        some -> contacts(some, held, id))).plus(erasure.listId() == 0 ? DestroyedCounts.NONE
                                : lists(List.of(erasure.listId()), id)), acts);
        boolean done = destructions.left(erasure) == 0;
        destructions.erased(erasure.erasureId(), acts.size() > before ? acts.getLast().number() : 0, done, now());
        return done;
    }

    /** What the engine has in hand comes back to the store in a moment; until then it is left alone. */
    private Set<Long> letGo(List<Long> contactIds) {
        Set<Long> held = due.withdraw(contactIds);
        held.forEach(neighbours::letGo);
        return held;
    }

    private DestroyedCounts jobs(List<Long> jobIds, List<Long> contactIds, RetentionRule rule, int destructionId) {
        return destroyer.jobs(due.jobsOutside(jobIds, letGo(contactIds)), rule, destructionId, now());
    }

    private DestroyedCounts contacts(List<Long> all, Set<Long> held, int destructionId) {
        List<Long> ids = all.stream().filter(id -> !held.contains(id)).toList();
        List<Long> attempts = recordings.attemptsOf(ids);
        DestroyedCounts counts = destroyer.contacts(ids, destructionId, now());
        return counts.contacts() == 0 ? counts
                : counts.plus(DestroyedCounts.ofFiles(recordings.delete(attempts)));
    }

    private void destruction(RetentionRule rule, String askedBy, Function<Integer, DestroyedCounts> work,
            List<Act> acts) {
        marks.clear();
        Instant began = now();
        int id = destructions.begin(rule, askedBy, began);
        DestroyedCounts counts = work.apply(id);
        if (counts.takesNothing()) {
            destructions.forget(id);
            return;
        }
        Marks made = marks.marks();
        made.save(settings.folder(), id);
        Act act = Act.of(id, rule, askedBy, began, now(), counts, made.size(), settings);
        String json = act.json();
        destructions.end(id, act.endedAt(), Act.text(counts), json, signer.sign(json));
        acts.add(act);
        LOG.info("Destruction {} ({}): {} people, {} jobs, {} numbers", id, rule, counts.contacts(), counts.jobs(),
                counts.numbers());
    }

    private void finish(List<Act> acts) {
        if (!acts.isEmpty()) {
            neighbours.forgetCards();
            destroyer.vacuum();
        }
    }

    private static DestroyedCounts paged(BiFunction<Long, Integer, List<Long>> page,
            Function<List<Long>, DestroyedCounts> work) {
        DestroyedCounts counts = DestroyedCounts.NONE;
        long after = 0;
        for (List<Long> ids = page.apply(after, Destroyer.BATCH); !ids.isEmpty();
                ids = page.apply(after, Destroyer.BATCH)) {
            counts = counts.plus(work.apply(ids));
            after = ids.getLast();
        }
        return counts;
    }

    private static DestroyedCounts batches(List<Long> ids, Function<List<Long>, DestroyedCounts> work) {
        DestroyedCounts counts = DestroyedCounts.NONE;
        for (int from = 0; from < ids.size(); from += Destroyer.BATCH) {
            counts = counts.plus(work.apply(ids.subList(from, Math.min(ids.size(), from + Destroyer.BATCH))));
        }
        return counts;
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }
}
