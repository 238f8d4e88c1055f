package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.agent.AgentState;
import dialer.core.effect.StoreEffect;
import dialer.engine.Outbox;
import dialer.engine.OutboxEntry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While PostgreSQL is away effects wait on disk; when it is back each is carried over exactly once. */
class ProjectorOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NOWHERE = 900_000;
    private static final long NOBODY = 9_000_000_000L;
    private static final AtomicInteger AGENTS = new AtomicInteger(900_000);

    private final Database database = TestDatabase.shared();
    private final int agentId = AGENTS.incrementAndGet();

    /** Where the second way to the same database keeps its files. */
    @TempDir
    private Path folder;

    @Test
    void shouldCarryNothingHalfAndRepeatNothingWhenATableIsAway() throws InterruptedException {
        GrowingOutbox outbox = new GrowingOutbox(position());
        sql("ALTER TABLE attempts RENAME TO attempts_away");
        try (OutboxProjector projector = new OutboxProjector(database, outbox, id -> { }).start()) {
            // a spell that can be written and an attempt that cannot share a batch: neither may stand
            outbox.add(spell(1));
            outbox.add(new StoreEffect.AttemptStarted(91_000_000L + agentId, NOWHERE, NOBODY, NOBODY, 1, 1, agentId,
                    1));
            outbox.add(spell(2));
            Awaitility.await().atMost(PATIENCE).until(projector::isFailing);
            assertThat(spells()).isZero();
            assertThat(projector.awaitCaughtUp(Duration.ofMillis(1))).isFalse();

            sql("ALTER TABLE attempts_away RENAME TO attempts");
            assertThat(projector.awaitCaughtUp(PATIENCE)).isTrue();
            assertThat(projector.isFailing()).isFalse();
        }
        assertThat(spells()).isEqualTo(2);
        assertThat(position()).isEqualTo(outbox.last());
    }

    @Test
    void shouldCarryEachEffectOnceThoughConnectionsAreCutAgainAndAgain() throws Exception {
        GrowingOutbox outbox = new GrowingOutbox(position());
        Random random = new Random(7);
        int effects = 4_000;
        for (int i = 0; i < effects; i++) {
            outbox.add(spell(i));
        }
        int lives = 0;
        try (Database fragile = fragile()) {
            while (position() < outbox.last()) {
                // a run that is cut off at any moment: its connections die under it, then the process "restarts"
                try (OutboxProjector projector = new OutboxProjector(fragile, outbox, id -> { }).start()) {
                    projector.awaitCaughtUp(Duration.ofMillis(20 + random.nextInt(60)));
                    sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fragile'");
                    lives++;
                }
            }
        }
        assertThat(lives).isPositive();
        assertThat(spells()).isEqualTo(effects);
    }

    @Test
    void shouldLiveOnWhenTheOutboxItselfCannotBeRead() throws InterruptedException {
        GrowingOutbox outbox = new GrowingOutbox(position());
        outbox.add(spell(1));
        outbox.broken = true;
        try (OutboxProjector projector = new OutboxProjector(database, outbox, id -> { }).start()) {
            Awaitility.await().atMost(PATIENCE).until(projector::isFailing);
            outbox.broken = false;
            assertThat(projector.awaitCaughtUp(PATIENCE)).isTrue();
        }
        assertThat(spells()).isEqualTo(1);
    }

    private StoreEffect spell(int n) {
        return new StoreEffect.AgentSpell(agentId, NOWHERE, NOWHERE, AgentState.TALKING, 0, 1_000L * n + 1,
                1_000L * n + 1_001);
    }

    private long spells() {
        return number("SELECT count(*) FROM agent_spells WHERE agent_id = " + agentId);
    }

    private long position() {
        return number("SELECT position FROM outbox_position");
    }

    private long number(String query) {
        return database.jdbi().withHandle(h -> h.createQuery(query).mapTo(Long.class).one());
    }

    /** The same PostgreSQL through connections of its own, which can be cut without harm to other tests. */
    private Database fragile() throws SQLException {
        String url = database.jdbi().withHandle(h -> h.getConnection().getMetaData().getURL());
        return Database.open(new DatabaseSettings(url + (url.contains("?") ? "&" : "?") + "ApplicationName=fragile",
                "postgres", "postgres", 2, folder.resolve("postgres"), 0));
    }

    private void sql(String statement) {
        database.jdbi().useHandle(h -> h.execute(statement));
    }

    private static final class GrowingOutbox implements Outbox {

        private final long base;
        private final List<StoreEffect> effects = new CopyOnWriteArrayList<>();
        private volatile boolean broken;

        GrowingOutbox(long base) {
            this.base = base;
        }

        void add(StoreEffect effect) {
            effects.add(effect);
        }

        long last() {
            return base + effects.size();
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public List<OutboxEntry> readAfter(long position, int max) {
            if (broken) {
                throw new IllegalStateException("the file cannot be read");
            }
            List<OutboxEntry> entries = new ArrayList<>();
            for (int i = (int) (position - base); i < effects.size() && entries.size() < max; i++) {
                entries.add(new OutboxEntry(base + i + 1, i + 1, 1_795_500_000_000L, effects.get(i)));
            }
            return entries;
        }

        @Override
        public void carriedOver(long position) {
            assertThat(position).isBetween(base, last());
        }
    }
}
