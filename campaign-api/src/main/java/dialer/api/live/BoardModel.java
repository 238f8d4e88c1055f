package dialer.api.live;

import dialer.api.store.AttemptStore;
import dialer.api.store.CampaignStore;
import dialer.core.campaign.CampaignHealth;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.CampaignState;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect.CampaignShown;
import dialer.core.effect.ShowEffect.DialingShown;
import dialer.core.effect.ShowEffect.NodeShown;
import dialer.core.effect.ShowEffect.PacingShown;
import dialer.core.effect.ShowEffect.PoolShown;
import dialer.core.effect.ShowEffect.ScreenPop;
import dialer.core.effect.ShowEffect.TrunkShown;
import dialer.engine.WallClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Folds what the core shows into one picture. Safe for all threads. */
public final class BoardModel {

    private final Catalogue catalogue;
    private final IntFunction<String> names;
    private final Supplier<Board.Surroundings> surroundings;
    private final WallClock clock;
    private final Map<Integer, CampaignShown> campaigns = new ConcurrentHashMap<>();
    private final PacingDiary diary = new PacingDiary();
    private final Map<Integer, PoolShown> pools = new ConcurrentHashMap<>();
    private final Map<Integer, NodeShown> nodes = new ConcurrentHashMap<>();
    private final Map<Integer, TrunkShown> trunks = new ConcurrentHashMap<>();
    private final Map<Integer, Board.Counted> counted = new ConcurrentHashMap<>();
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private volatile Board.Surroundings around = Board.Surroundings.QUIET;
    private volatile List<Board.Owed> owed = List.of();
    private volatile DialingShown dialing = new DialingShown(true, Refusal.NONE);

    /** @param surroundings asked with each picture, must not wait */
    BoardModel(Catalogue catalogue, IntFunction<String> names, Supplier<Board.Surroundings> surroundings,
            WallClock clock) {
        this.catalogue = catalogue;
        this.names = names;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    void fold(CampaignShown effect) {
        campaigns.put(effect.campaignId(), effect);
        catalogue.campaign(effect.campaignId()).ifPresent(
                entry -> diary.fold(effect, entry.campaign().tuning().poolId(), clock.nowMs()));
        touch();
    }

    void fold(PacingShown effect) {
        diary.fold(effect, clock.nowMs());
        touch();
    }

    void fold(PoolShown effect) {
        pools.put(effect.poolId(), effect);
        diary.fold(effect, clock.nowMs());
        touch();
    }

    void fold(NodeShown effect) {
        nodes.put(effect.nodeId(), effect);
        touch();
    }

    void fold(TrunkShown effect) {
        trunks.put(effect.trunkId(), effect);
        touch();
    }

    void fold(DialingShown effect) {
        dialing = effect;
        touch();
    }

    void counted(int campaignId, Board.Counted counts) {
        if (!counts.equals(counted.put(campaignId, counts))) {
            touch();
        }
    }

    void owed(List<AttemptStore.Owed> outcomes) {
        List<Board.Owed> now = outcomes.stream().map(o -> new Board.Owed(o.attemptId(), o.campaignId(), o.agentId(),
                names.apply(o.agentId()), o.endedAt())).toList();
        if (!now.equals(owed)) {
            owed = now;
            touch();
        }
    }

    /** What is outside the core changes without its effects. */
    void lookAround() {
        if (!surroundings.get().equals(around)) {
            touch();
        }
    }

    void touch() {
        changed.set(true);
    }

    /** Whether something has changed since the last call. */
    boolean takeChanged() {
        return changed.getAndSet(false);
    }

    boolean nodeIsUp(int nodeId) {
        NodeShown node = nodes.get(nodeId);
        return node != null && node.up();
    }

    public boolean dialingRuns() {
        return dialing.running();
    }

    /** What is in the air for a pool. */
    Messages.Air air(int poolId) {
        int ringing = 0;
        for (CampaignShown campaign : campaigns.values()) {
            if (catalogue.campaign(campaign.campaignId())
                    .filter(entry -> entry.campaign().tuning().poolId() == poolId).isPresent()) {
                ringing += campaign.ringing() + campaign.dialing();
            }
        }
        PoolShown pool = pools.get(poolId);
        return new Messages.Air(ringing, pool == null ? 0 : pool.ready() + pool.reserved());
    }

    /** Whether a campaign runs and has nobody to call now. */
    boolean waitsForPeople(int campaignId) {
        CampaignShown shown = campaigns.get(campaignId);
        return shown != null && (shown.health() == CampaignHealth.NO_CONTACTS_DUE
                || shown.health() == CampaignHealth.OUTSIDE_CALLING_HOURS);
    }

    /** How many of a pool are free now. */
    int ready(int poolId) {
        PoolShown pool = pools.get(poolId);
        return pool == null ? 0 : pool.ready();
    }

    Board picture(Iterable<AgentDesk> desks) {
        DialingShown now = dialing;
        Board.Surroundings outside = surroundings.get();
        around = outside;
        List<Board.Agent> onShift = agents(desks);
        Set<Integer> there = onShift.stream().map(Board.Agent::id).collect(Collectors.toSet());
        return new Board("board", Instant.ofEpochMilli(clock.nowMs()),
                new Board.Dialing(now.running(), now.running() ? null : now.reason().name()),
                catalogue.campaigns().stream().filter(entry -> !catalogue.isArchived(entry.campaign().campaignId()))
                        .map(this::campaign).toList(),
                catalogue.pools().stream().map(pool -> pool(pool.poolId(), pool.name())).toList(), onShift,
                nodes.values().stream().sorted(Comparator.comparingInt(NodeShown::nodeId))
                        .map(n -> new Board.Node(n.nodeId(), catalogue.nodeName(n.nodeId()), n.up(), n.legs()))
                        .toList(),
                trunks.values().stream().sorted(Comparator.comparingInt(TrunkShown::trunkId))
                        .map(t -> new Board.Trunk(t.trunkId(), catalogue.trunkName(t.trunkId()), t.open(), t.inUse(),
                                t.capacity())).toList(),
                owed.stream().filter(o -> !there.contains(o.agentId())).toList(), outside.webhooks(),
                outside.alarms());
    }

    private Board.Campaign campaign(Catalogue.Entry entry) {
        CampaignStore.Campaign c = entry.campaign();
        CampaignShown s = campaigns.getOrDefault(c.campaignId(), new CampaignShown(c.campaignId(), c.state(),
                CampaignHealth.NOT_RUNNING, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        CampaignState state = s.state();
        Board.Counted known = counted.getOrDefault(c.campaignId(), Board.Counted.NONE);
        return new Board.Campaign(c.campaignId(), c.name(), state, s.health(), c.tuning().mode(), s.inHopper(),
                s.dialing(), s.ringing(), s.waiting(), s.bridged(), s.attempts(), s.answered(), s.connected(),
                s.abandoned(), s.hungUpFirst(), s.cancelled(), s.abandonPermille(),
                c.tuning().abandonTargetPermille(), known.contacts(), known.waits(), known.nextDueAt(),
                pacing(c.campaignId()));
    }

    private Board.@Nullable Pace pacing(int campaignId) {
        PacingShown s = diary.last(campaignId);
        return s == null ? null : new Board.Pace(s.mode(), s.reason(), s.limit(), PacingWords.RU.mode(s.mode(),
                s.reason()), PacingWords.EN.mode(s.mode(), s.reason()), PacingWords.RU.limit(s.limit()),
                PacingWords.EN.limit(s.limit()), s.agentsReady(), s.soonReadyMilli() / 1_000.0, s.callsInTheAir(),
                s.soonAnswersMilli() / 1_000.0, s.counted(), s.abandoned(), s.permittedPermille(),
                PacingDiary.left(s), s.leftMilli() < 0);
    }

    /** Why the campaign dials as it does. */
    public Pacing pacing(CampaignSettings settings) {
        return diary.pacing(settings, clock.nowMs());
    }

    private Board.Pool pool(int poolId, String name) {
        PoolShown p = pools.getOrDefault(poolId, new PoolShown(poolId, 0, 0, 0, 0, 0, 0, 0));
        return new Board.Pool(poolId, name, p.ready(), p.previewing(), p.reserved(), p.talking(), p.wrapUp(),
                p.paused(), p.away(), diary.agents(poolId, clock.nowMs()));
    }

    private List<Board.Agent> agents(Iterable<AgentDesk> desks) {
        List<Board.Agent> agents = new ArrayList<>();
        for (AgentDesk desk : desks) {
            desk.shown().filter(shown -> desk.isSignedOn()).ifPresent(shown -> agents.add(new Board.Agent(
                    shown.agentId(), names.apply(shown.agentId()), shown.poolId(), shown.state(),
                    Instant.ofEpochMilli(shown.sinceMs()), shown.pauseReasonId(),
                    desk.pop().map(ScreenPop::campaignId).orElse(null))));
        }
        agents.sort(Comparator.comparingInt(Board.Agent::id));
        return agents;
    }
}
