package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.attempt.Disposition;
import dialer.core.attempt.HangupCause;
import dialer.core.campaign.DialMode;
import dialer.core.effect.StoreEffect;
import dialer.engine.Outbox;
import dialer.engine.OutboxEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine begins anew on a store with a history; and outcomes that nobody will choose any more. */
class FormerEngineTest {

    private static final long NOW_MS = 1_795_500_000_000L;
    private static final long FIRST_ATTEMPT = 600_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database = TestDatabase.shared();
    private final AttemptStore attempts = new AttemptStore(database);
    private final ContactStore contacts = new ContactStore(database);
    private final String run = "former-" + System.identityHashCode(this);
    private int campaignId;
    private List<ContactStore.Contact> base = List.of();

    @BeforeEach
    void campaign() {
        int poolId = new PoolStore(database).create("pool " + run, 60_000).orElseThrow().poolId();
        campaignId = new CampaignStore(database).create(new CampaignStore.NewCampaign("campaign " + run,
                Tuning.usual(poolId, DialMode.PROGRESSIVE), "", "", "always", "", Script.usual(),
                OutcomeChoice.usual())).campaignId();
        new TestBases(database).store(campaignId, "phone,name\n+79165550001,a\n+79165550002,b\n+79165550003,c\n");
        base = contacts.page(campaignId, "", 0, 3);
    }

    /** Other tests of this JVM go on where they were: with the outbox they know. */
    @AfterEach
    void theOtherTestsOutbox() {
        database.jdbi().useHandle(h -> h.execute("UPDATE outbox_position SET outbox = 'test'"));
    }

    @Test
    void shouldCloseWhatTheFormerEngineLeftOpenAndBeginTheNewOutboxAtItsStart() throws InterruptedException {
        long open = FIRST_ATTEMPT + 10L * campaignId;
        carry(new ListOutbox(run + "-old", List.of(started(open, 0), started(open + 1, 1), talked(open + 1, 1),
                started(open + 2, 2), talked(open + 2, 2), outcome(open + 2, 2))));
        assertThat(state(0)).isEqualTo("IN_ATTEMPT");

        ListOutbox fresh = new ListOutbox(run + "-new", List.of(started(open + 5, 0)));
        carry(fresh);

        assertThat(attempt(open).disposition()).isEqualTo("NODE_LOST");
        assertThat(attempt(open).endedAt()).isNotNull();
        assertThat(attempt(open + 1).disposition()).isEqualTo("CONNECTED");
        assertThat(attempts.owedOf(open + 1)).isEmpty();
        assertThat(state(1)).isEqualTo("WAITING");
        assertThat(contacts.byId(base.get(1).contactId()).orElseThrow().attemptsMade()).isEqualTo(1);
        assertThat(attempt(open + 2).outcome()).as("what was chosen stays").isEqualTo("agreed");
        assertThat(state(2)).as("nobody who has agreed is called again").isEqualTo("FINISHED");
        assertThat(attempt(open + 5).endedAt()).as("the new engine's own attempt goes on").isNull();
        assertThat(state(0)).isEqualTo("IN_ATTEMPT");
        assertThat(attempts.lastId()).isGreaterThanOrEqualTo(open + 5);

        carry(fresh);
        assertThat(attempt(open + 5).endedAt()).as("the same outbox again is not another engine").isNull();
    }

    @Test
    void shouldNotOweAnOutcomeThatASupervisorHasClosed() throws InterruptedException {
        long id = FIRST_ATTEMPT + 10L * campaignId;
        long contactId = base.getFirst().contactId();
        List<StoreEffect> effects = new ArrayList<>(List.of(started(id, 0), talked(id, 0)));
        carry(new ListOutbox(run, effects));
        assertThat(attempts.owed(1_000)).extracting(AttemptStore.Owed::attemptId).contains(id);
        assertThat(attempts.owedOf(id).orElseThrow().agentId()).isEqualTo(5);

        effects.add(new StoreEffect.OutcomeWaived(id, campaignId, contactId, 5, 3));
        effects.add(new StoreEffect.ContactWaiting(contactId, campaignId, NOW_MS, 1, 1, true, false, 0));
        carry(new ListOutbox(run, effects));

        assertThat(attempts.owedOf(id)).isEmpty();
        assertThat(attempts.owed(1_000)).extracting(AttemptStore.Owed::attemptId).doesNotContain(id);
        assertThat(attempt(id).outcome()).isNull();
        assertThat(state(0)).isEqualTo("WAITING");
    }

    private void carry(ListOutbox outbox) throws InterruptedException {
        try (OutboxProjector projector = new OutboxProjector(database, outbox, id -> { }).start()) {
            assertThat(projector.awaitCaughtUp(PATIENCE)).isTrue();
        }
    }

    private AttemptStore.AttemptRow attempt(long id) {
        return attempts.byId(id).orElseThrow();
    }

    private String state(int row) {
        return contacts.byId(base.get(row).contactId()).orElseThrow().state();
    }

    private StoreEffect started(long id, int row) {
        return new StoreEffect.AttemptStarted(id, campaignId, base.get(row).contactId(), numberId(row), 1, 1, 5, 1);
    }

    private StoreEffect talked(long id, int row) {
        return new StoreEffect.AttemptClosed(id, campaignId, base.get(row).contactId(), numberId(row), 5,
                Disposition.CONNECTED, HangupCause.NORMAL, NOW_MS, NOW_MS, NOW_MS + 5, NOW_MS + 8, NOW_MS + 30_000);
    }

    private StoreEffect outcome(long id, int row) {
        return new StoreEffect.OutcomeRecorded(id, campaignId, base.get(row).contactId(), 5, 1, 0, 4_000);
    }

    private long numberId(int row) {
        return base.get(row).numbers().getFirst().numberId();
    }

    private record ListOutbox(String name, List<StoreEffect> effects) implements Outbox {

        @Override
        public List<OutboxEntry> readAfter(long position, int max) {
            List<OutboxEntry> entries = new ArrayList<>();
            for (int i = (int) position; i < effects.size() && entries.size() < max; i++) {
                entries.add(new OutboxEntry(i + 1L, i + 1L, NOW_MS, effects.get(i)));
            }
            return entries;
        }

        @Override
        public void carriedOver(long position) {
            assertThat(position).isBetween(0L, (long) effects.size());
        }
    }
}
