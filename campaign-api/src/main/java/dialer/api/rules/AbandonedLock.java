package dialer.api.rules;

import dialer.api.store.AbandonedContacts.Abandoned;
import dialer.api.store.ClaimRules;
import dialer.api.store.ClaimRules.Callee;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who of those that are due or wait for the next try is left alone because of an abandoned call, and until when. The
 * gate would say so when their turn came; whoever asks why nothing is dialing wants to know before.
 */
public final class AbandonedLock {

    private final ClaimRules rules;
    private final Map<String, Long> lockMs = new HashMap<>();

    public AbandonedLock(ClaimRules rules) {
        this.rules = rules;
    }

    /** {@code nextAt}: when the lock has ended and the campaign itself would try again. */
    public record Locked(long contactId, String state, Instant nextAt) {
    }

    /** Nobody is locked where every call has an agent kept for it. */
    public List<Locked> among(List<Abandoned> abandoned, long nowMs) {
        List<Locked> locked = new ArrayList<>();
        for (Abandoned one : rules.agentKept() ? List.<Abandoned>of() : abandoned) {
            long untilMs = one.sinceMs() + lockMs(one);
            if (untilMs > nowMs) {
                locked.add(new Locked(one.contactId(), one.state(),
                        Instant.ofEpochMilli(Math.max(untilMs, one.nextMs()))));
            }
        }
        return locked;
    }

    /** Numbers that begin alike in one region live by the same packs. */
    private long lockMs(Abandoned one) {
        String alike = one.e164().substring(0, Math.min(8, one.e164().length())) + ' ' + one.region();
        return lockMs.computeIfAbsent(alike, key -> rules.gatekeeper(Callee.first(one.e164(), one.region())).packs()
                .stream().mapToLong(pack -> pack.terms().abandonedLockMs()).max().orElse(0));
    }
}
