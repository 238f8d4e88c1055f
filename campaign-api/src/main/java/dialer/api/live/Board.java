package dialer.api.live;

import dialer.core.agent.AgentState;
import dialer.core.campaign.CampaignHealth;
import dialer.core.campaign.CampaignState;
import dialer.core.campaign.DialMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a supervisor sees at once; one message, and the answer of {@code GET /v1/board}. */
public record Board(String type, Instant at, Dialing dialing, List<Campaign> campaigns, List<Pool> pools,
        List<Agent> agents, List<Node> nodes, List<Trunk> trunks, List<Owed> owed,
        List<Alarm> alarms) {

    /** Whether dialing goes on at all; {@code reason} where it does not. */
    public record Dialing(boolean running, @Nullable String reason) {
    }

    /** Contacts of a campaign by what becomes of them. */
    public record Contacts(long total, long finished, long waiting, long open) {
        static final Contacts NONE = new Contacts(0, 0, 0, 0);
    }

    /** A campaign's live figures. */
    public record Campaign(int id, String name, CampaignState state, CampaignHealth health, DialMode mode,
            int inHopper, int dialing, int ringing, int waiting, int bridged, long attempts, long answered,
            long connected, long abandoned, long hungUpFirst, long cancelled, int abandonPermille,
            int abandonTargetPermille, Contacts contacts) {
    }

    /** A pool's agents by state. */
    public record Pool(int id, String name, int ready, int previewing, int reserved, int talking, int wrapUp,
            int paused, int away) {
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

    /** Something that needs a person. */
    public record Alarm(String code, String messageRu, String messageEn) {
    }
}
