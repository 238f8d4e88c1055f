package dialer.api.retention;

import dialer.api.store.Database;
import dialer.api.store.retention.DestroyedCounts;
import dialer.api.store.retention.Destroyer;
import dialer.api.store.retention.DestructionStore;
import dialer.api.store.retention.DestructionStore.Destruction;
import dialer.api.store.retention.DestructionStore.Erasure;
import dialer.api.store.retention.DueStore;
import dialer.api.store.retention.DueTerms;
import dialer.api.store.retention.RetentionRule;
import dialer.api.store.retention.Warrant;
import dialer.engine.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys what is due, rule by rule, in bounded batches, and writes an act for each rule that has taken something.
 * Nobody who is in a hopper or in an attempt is touched: past a cap the engine is asked to let go, and the next run
 * takes what is left. What was taken is counted and marked batch by batch, so that a purge that breaks off, whatever
 * the reason, is certified by the next one. One at a time; for one thread.
 */
public final class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    /** Longer than a day, which couriers are promised. */
    private static final Duration ANSWERS_KEPT = Duration.ofHours(26);

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
        this.marks = new MarkCollector(MarkKey.of(settings.folder()), settings.folder());
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
        List<Act> acts = new ArrayList<>(brokenOff());
        destroyer.keepSuppressions();
        destruction(RetentionRule.HANDED_OVER, terms, askedBy, warrant -> paged(
                (after, limit) -> due.jobs(RetentionRule.HANDED_OVER, terms, after, limit),
                some -> destroyer.jobs(some, warrant)), acts);
        destruction(RetentionRule.JOB_CAP, terms, askedBy, warrant -> paged(
                (after, limit) -> due.jobs(RetentionRule.JOB_CAP, terms, after, limit),
                some -> destroyer.jobs(due.jobsOutside(some, letGo(due.contactsOfNoOther(some))), warrant)), acts);
        for (RetentionRule rule : List.of(RetentionRule.BASE_FINISHED, RetentionRule.BASE_CAP)) {
            destruction(rule, terms, askedBy, warrant -> {
                DestroyedCounts counts = paged((after, limit) -> due.contacts(rule, terms, after, limit),
                        some -> contacts(some, letGo(some), warrant));
                return rule == RetentionRule.BASE_CAP ? counts.plus(leftAlone(terms, warrant)) : counts;
            }, acts);
        }
        destruction(RetentionRule.LEFT_BEHIND, terms, askedBy, destroyer::leftBehind, acts);
        destroyer.answersBefore(now().minus(ANSWERS_KEPT));
        destroyer.columnsBefore(terms.contacts());
        long forgotten = destroyer.ledger(terms.ledger());
        finish(acts);
        return new Done(acts, forgotten);
    }

    /** Rows and files of bases, and numbers that nobody has any more. */
    private DestroyedCounts leftAlone(DueTerms terms, Warrant warrant) {
        List<Integer> stale = due.staleUploads(terms.finished());
        DestroyedCounts files = destroyer.files(stale, stale.stream().filter(neighbours::removeUpload).count(),
                warrant.destructionId());
        return files.plus(lists(due.lists(terms), warrant.destructionId())).plus(paged(due::unusedNumbers,
                some -> destroyer.numbers(some, warrant)));
    }

    private DestroyedCounts lists(List<Integer> listIds, int id) {
        DestroyedCounts counts = destroyer.files(List.of(), due.uploadsOf(listIds).stream()
                .filter(neighbours::removeUpload).count(), id);
        for (int listId : listIds) {
            counts = counts.plus(destroyer.list(listId, id));
        }
        return counts;
    }

    /** Erasures that somebody has asked for and that are not done; answers how many have become done. */
    public int erasures() {
        List<Act> acts = new ArrayList<>(brokenOff());
        int done = 0;
        for (Erasure erasure : destructions.pendingErasures()) {
            if (erase(erasure, acts)) {
                done++;
            }
        }
        finish(acts);
        return done;
    }

    /** Who is being dialed is let go now and goes the next time; who is wanted by another order stays for that one. */
    private boolean erase(Erasure erasure, List<Act> acts) {
        destroyer.keepSuppressions();
        Set<Long> needed = due.neededByOthers(erasure.contactIds(), erasure.jobIds());
        List<Long> people = erasure.contactIds().stream().filter(id -> !needed.contains(id)).toList();
        Set<Long> held = letGo(people);
        RetentionRule rule = erasure.byWhat().equals("LIST") ? RetentionRule.BASE_HANDED_OVER : RetentionRule.ERASURE;
        int before = acts.size();
        destruction(rule, settings.terms(now()), erasure.askedBy(), warrant ->
                batches(due.jobsOutside(erasure.jobIds(), held), some -> destroyer.jobs(some, warrant))
                        .plus(batches(due.withoutJobs(people), some -> contacts(some, held, warrant)))
                        .plus(erasure.listId() == 0 ? DestroyedCounts.NONE
                                : lists(List.of(erasure.listId()), warrant.destructionId())), acts);
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

    private DestroyedCounts contacts(List<Long> all, Set<Long> held, Warrant warrant) {
        return destroyer.contacts(all.stream().filter(id -> !held.contains(id)).toList(), warrant);
    }

    private void destruction(RetentionRule rule, DueTerms terms, String askedBy,
            Function<Warrant, DestroyedCounts> work, List<Act> acts) {
        marks.clear();
        Instant began = now();
        int id = destructions.begin(rule, askedBy, began);
        DestroyedCounts taken = work.apply(Warrant.of(rule, id, terms, began))
                .plus(destroyer.files(List.of(), recordings.deleteOfDestroyed(), id));
        LOG.debug("{} of {}: {}", id, rule, taken);
        certify(new Destruction(id, rule, askedBy, began, null, "", null, null)).ifPresent(acts::add);
    }

    /** Acts of what was taken before a purge broke off: by then nobody had written them. */
    private List<Act> brokenOff() {
        return destructions.withoutAct().stream().flatMap(destruction -> certify(destruction).stream()).toList();
    }

    /** Writes the act of a destruction that is over; none for one that has taken nothing. */
    private Optional<Act> certify(Destruction destruction) {
        int id = destruction.destructionId();
        DestroyedCounts counts = destructions.counts(id);
        if (counts.takesNothing()) {
            destructions.forget(id);
            return Optional.empty();
        }
        Act act = Act.of(id, destruction.rule(), destruction.askedBy(), destruction.beganAt(), now(), counts,
                Marks.count(settings.folder(), id), settings);
        String json = act.json();
        destructions.end(id, act.endedAt(), json, signer.sign(json));
        LOG.info("Destruction {} ({}): {} people, {} jobs, {} numbers", id, destruction.rule(), counts.contacts(),
                counts.jobs(), counts.numbers());
        return Optional.of(act);
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
