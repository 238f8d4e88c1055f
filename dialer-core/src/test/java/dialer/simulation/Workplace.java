package dialer.simulation;

import dialer.core.campaign.CampaignSettings;
import dialer.core.input.Input;
import org.jspecify.annotations.Nullable;

/** What an agent's browser can reach. */
interface Workplace {
    /** Sends a click; false when the engine did not take it. */
    boolean tell(Input input);

    boolean databaseUp();

    /** Stores the agent's form and names it. */
    long storeForm();

    /** The campaign as last configured, null for an unknown one. */
    @Nullable CampaignSettings settings(int campaignId);

    /** One of the contact's numbers. */
    long someNumberOf(long contactId, Chance chance);

    /** The id of somebody's attempt. */
    long someAttemptId(Chance chance);
}
