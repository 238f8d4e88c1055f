package dialer.core;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.attempt.HangupCause;
import dialer.core.campaign.AbandonLedger;
import dialer.core.campaign.AbandonRule.Denominator;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.DialMode;
import dialer.core.input.CallInput;
import dialer.core.input.CampaignInput;
import dialer.testkit.House;
import dialer.testkit.Samples;
import org.junit.jupiter.api.Test;

class AbandonAccountTest {

    @Test
    void shouldCountOnceWhoWasLostAndJoinedAllTheSame() {
        CampaignSettings settings =
                Samples.campaign(1, 1, DialMode.AUTOMATIC, Denominator.CONNECTED_OR_ABANDONED, 1);
        House house = new House(DialMode.AUTOMATIC);
        house.after(0, new CampaignInput.CampaignConfigured(settings));
        house.withContact(100).withAgent(7);

        house.after(3_000, new CallInput.Answered(1));
        house.after(1, new CallInput.SafeHarbourStarted(1)); // the message begins while the bridge is on its way
        house.after(4, new CallInput.Bridged(1, 7));
        house.after(9_000, new CallInput.Ended(1, HangupCause.NORMAL, true));

        AbandonLedger account = house.state().campaigns().get(1).ledger();
        assertThat(account.counted(settings.abandonRule(), house.nowMs())).isEqualTo(1);
        assertThat(account.abandoned(settings.abandonRule(), house.nowMs())).isEqualTo(1);
    }
}
