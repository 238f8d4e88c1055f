package dialer.api.live;

import dialer.core.agent.AgentState;
import dialer.core.campaign.CampaignHealth;
import dialer.core.campaign.CampaignState;
import dialer.core.campaign.DialLimit;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.GearReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a supervisor sees at once; one message, and the answer of {@code GET /v1/board}. */
public record Board(String type, Instant at, Dialing dialing, List<Campaign> campaigns, List<Pool> pools,
        List<Agent> agents, List<Node> nodes, List<Trunk> trunks, List<Owed> owed,
        Webhooks webhooks, List<Alarm> alarms) {

    /** Whether dialing goes on at all; {@code reason} where it does not. */
    public record Dialing(boolean running, @Nullable String reason) {
    }

    /** Contacts of a campaign by what becomes of them. */
    public record Contacts(long total, long finished, long waiting, long open) {
        static final Contacts NONE = new Contacts(0, 0, 0, 0);
    }

    /**
     * How a campaign paces, in short; {@code GET /v1/campaigns/{id}/pacing} says more.
     *
     * @param dialsAs    as it dials now
     * @param modeRu     that mode and its reason in words
     * @param limitRu    what kept it from one more call, in words
     * @param counted    in the rule's window: what the abandoned are a share of
     * @param left       so many more may be abandoned by now
     * @param overdrawn  whether more were abandoned than is permitted by now
     */
    public record Pace(DialMode dialsAs, GearReason reason, DialLimit limit, String modeRu, String modeEn,
            String limitRu, String limitEn, int agentsReady, double agentsSoonReady, int callsInTheAir,
            double answersSoon, long counted, long abandoned, int permittedPermille, long left, boolean overdrawn) {
    }

    /** How long people who answered waited for an agent, of so many of the latest conversations. */
    public record Waits(long counted, long p50Ms, long p95Ms) {
    }

    /** What the store says of a campaign, asked every few seconds. */
    record Counted(Contacts contacts, @Nullable Waits waits, @Nullable Instant nextDueAt) {
        static final Counted NONE = new Counted(Contacts.NONE, null, null);
    }

    /**
     * A campaign's live figures.
     *
     * @param waits     null before the first conversation
     * @param nextDueAt where it stands still for want of people: when the next one is due; null where nobody is
     */
    public record Campaign(int id, String name, CampaignState state, CampaignHealth health, DialMode mode,
            int inHopper, int dialing, int ringing, int waiting, int bridged, long attempts, long answered,
            long connected, long abandoned, long hungUpFirst, long cancelled, int abandonPermille,
            int abandonTargetPermille, Contacts contacts, @Nullable Waits waits, @Nullable Instant nextDueAt,
            @Nullable Pace pacing) {
    }

    /** A pool's agents by state. */
    public record Pool(int id, String name, int ready, int previewing, int reserved, int talking, int wrapUp,
            int paused, int away, Pacing.Agents busy) {
    }

    /** A signed-on agent. */
    public record Agent(int id, String name, int poolId, AgentState state, Instant since, int pauseReasonId,
            @Nullable Integer campaignId) {
    }

    /** A node. */
    public record Node(int id, String name, boolean up, int legs) {
    }

    /** A trunk. */
    public record Trunk(int id, String name, boolean open, int inUse, int capacity) {
    }

    /** An outcome that an agent owes who is not on shift. */
    public record Owed(long attemptId, int campaignId, int agentId, String agent, Instant since) {
    }

    /**
     * What couriers have not been told yet.
     *
     * @param waiting  deliveries that will be tried, or tried again
     * @param dead     deliveries that are given up until somebody tries them again
     * @param behindMs for how long the oldest of the waiting ones has been due
     */
    public record Webhooks(long waiting, long dead, long behindMs) {
        public static final Webhooks NONE = new Webhooks(0, 0, 0);
    }

    /** What the surroundings report: couriers' servers, and what needs a person now. */
    public record Surroundings(Webhooks webhooks, List<Alarm> alarms) {
        public static final Surroundings QUIET = new Surroundings(Webhooks.NONE, List.of());

        public Surroundings {
            alarms = List.copyOf(alarms);
        }
    }

    /** Something that needs a person. */
    public record Alarm(String code, String messageRu, String messageEn) {
    }
}
