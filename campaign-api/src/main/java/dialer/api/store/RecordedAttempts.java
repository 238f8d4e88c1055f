package dialer.api.store;

import dialer.core.effect.StoreEffect;
import dialer.engine.OutboxEntry;
import java.util.function.LongPredicate;
import org.jdbi.v3.core.Handle;

/** Notes of which conversations there is a recording, before their outcome is told. */
public final class RecordedAttempts implements EffectFollower {

    private final LongPredicate recorded;

    /** {@code recorded}: whether there is a recording of an attempt's conversation now. */
    public RecordedAttempts(LongPredicate recorded) {
        this.recorded = recorded;
    }

    @Override
    public void follow(Handle handle, OutboxEntry entry) {
        switch (entry.effect()) {
            case StoreEffect.AttemptClosed e when e.bridgedAtMs() > 0 -> note(handle, e.attemptId());
            case StoreEffect.OutcomeRecorded e -> note(handle, e.attemptId());
            case StoreEffect.AttemptClosed _, StoreEffect.AttemptStarted _, StoreEffect.OutcomeWaived _,
                    StoreEffect.AttemptFollowed _, StoreEffect.ContactWaiting _, StoreEffect.ContactFinished _,
                    StoreEffect.ContactReturned _, StoreEffect.NumberToSuppress _, StoreEffect.NumberOptedOut _,
                    StoreEffect.AgentSpell _, StoreEffect.CampaignMoved _ -> { }
        }
    }

    private void note(Handle handle, long attemptId) {
        if (recorded.test(attemptId)) {
            handle.createUpdate("UPDATE attempts SET recorded = true WHERE attempt_id = :id AND NOT recorded")
                    .bind("id", attemptId).execute();
        }
    }
}
