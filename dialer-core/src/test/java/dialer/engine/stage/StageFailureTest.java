package dialer.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.campaign.CampaignState;
import dialer.core.effect.CallEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.CallInput;
import dialer.engine.journal.Journal;
import dialer.engine.journal.JournaledInput;
import dialer.engine.journal.OutboxJournal;
import dialer.engine.journal.ShapeFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails is played by a journal that has been closed under the stage. */
class StageFailureTest {

    @TempDir
    private Path directory;
    private final Freeze freeze = new Freeze();
    private final RingCell cell = new RingCell();

    @BeforeEach
    void beginEpoch() {
        new ShapeFolder(directory).begin(0);
        cell.fill(new CallInput.Answered(7), 1_000, 0);
    }

    @Test
    void shouldFreezeAndLetNoEffectLeaveWhenAnInputCannotBeJournaled() {
        Journal journal = Journal.toWrite(directory, new ShapeFolder(directory));
        JournalStage stage = new JournalStage(journal, freeze, 1);
        stage.onEvent(cell, 0, true);
        assertThat(cell.journaled).isTrue();
        assertThat(stage.journaledSeq()).isEqualTo(1);
        journal.close();

        stage.onEvent(cell, 1, true);

        assertThat(freeze.reason()).startsWith("input 2 cannot be journaled");
        cell.applied = true;
        cell.add(new CallEffect.PlaySafeHarbour(1, 7));
        List<CallEffect> asked = new ArrayList<>();
        new CallExit(asked::add, stage::journaledSeq, freeze, () -> 0, new Lag()).leave(cell, 2);
        assertThat(asked).isEmpty();
        assertThat(stage.journaledSeq()).isEqualTo(1);
    }

    @Test
    void shouldShowNoInputOfABatchAsJournaledBeforeTheBatchIsOnDisk() {
        try (Journal journal = Journal.toWrite(directory, new ShapeFolder(directory))) {
            JournalStage stage = new JournalStage(journal, freeze, 1);
            RingCell second = new RingCell();
            second.fill(new CallInput.Answered(8), 1_001, 0);

            stage.onEvent(cell, 0, false);

            assertThat(cell.journaled).isFalse();
            assertThat(stage.journaledSeq()).isZero();
            stage.onEvent(second, 1, true);
            assertThat(cell.journaled).isTrue();
            assertThat(second.journaled).isTrue();
            assertThat(second.journalIndex).isEqualTo(cell.journalIndex);
            assertThat(stage.journaledSeq()).isEqualTo(2);
            assertThat(journal.last()).get().extracting(JournaledInput::seq).isEqualTo(2L);
        }
    }

    @Test
    void shouldFreezeWhenAStoreEffectCannotBePutIntoTheOutbox() {
        OutboxJournal outbox = OutboxJournal.toWrite(directory, new ShapeFolder(directory));
        OutboxStage stage = new OutboxStage(outbox, freeze, snapshot -> { }, 1, 1, 0);
        outbox.close();
        cell.journaled = true;
        cell.applied = true;
        cell.add(new StoreEffect.CampaignMoved(1, CampaignState.PAUSED));

        stage.onEvent(cell, 0, true);

        assertThat(freeze.reason()).startsWith("the store effects of input 1 cannot be put into the outbox");
        assertThat(stage.lastSeq()).as("recovery appends it again").isZero();
    }

    @Test
    void shouldKeepTheFirstReasonForFreezing() {
        freeze.because("the first");
        freeze.because("the second");
        assertThat(freeze.reason()).isEqualTo("the first");
    }
}
