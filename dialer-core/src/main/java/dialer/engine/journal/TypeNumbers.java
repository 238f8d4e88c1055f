package dialer.engine.journal;

import dialer.core.effect.StoreEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.NodeInput;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The number that stands for each record on disk. A number is never given to another type, a type keeps its number
 * for ever; a new type takes the next free number of its family.
 */
final class TypeNumbers {

    private TypeNumbers() {
    }

    static Map<Integer, Class<? extends Record>> all() {
        Map<Integer, Class<? extends Record>> types = new LinkedHashMap<>();
        inputs(types);
        storeEffects(types);
        return types;
    }

    private static void inputs(Map<Integer, Class<? extends Record>> types) {
        types.put(101, EngineInput.Ticked.class);
        types.put(102, EngineInput.EpochStarted.class);
        types.put(103, EngineInput.ClockJumped.class);
        types.put(104, EngineInput.DialingStopped.class);
        types.put(105, EngineInput.DialingResumed.class);
        types.put(106, EngineInput.IdsTaken.class);

        types.put(201, CallInput.LegCreated.class);
        types.put(202, CallInput.Ringing.class);
        types.put(203, CallInput.Answered.class);
        types.put(204, CallInput.Bridged.class);
        types.put(205, CallInput.BridgeFailed.class);
        types.put(206, CallInput.AgentLegDropped.class);
        types.put(207, CallInput.SafeHarbourStarted.class);
        types.put(208, CallInput.Ended.class);
        types.put(209, CallInput.OptedOut.class);
        types.put(210, CallInput.SentOut.class);

        agentInputs(types);

        types.put(401, CampaignInput.PoolConfigured.class);
        types.put(402, CampaignInput.CampaignConfigured.class);
        types.put(403, CampaignInput.CampaignStarted.class);
        types.put(404, CampaignInput.CampaignPaused.class);
        types.put(405, CampaignInput.CampaignFinished.class);
        types.put(406, CampaignInput.RulesChanged.class);

        types.put(501, HopperInput.ContactsOffered.class);
        types.put(502, HopperInput.NothingDue.class);
        types.put(503, HopperInput.ContactWithdrawn.class);
        types.put(504, HopperInput.NumberSuppressed.class);

        types.put(601, NodeInput.NodeConfigured.class);
        types.put(602, NodeInput.TrunkConfigured.class);
        types.put(603, NodeInput.NodeUp.class);
        types.put(604, NodeInput.NodeAudited.class);
        types.put(605, NodeInput.NodeDown.class);
        types.put(606, NodeInput.TrunkReached.class);
    }

    private static void agentInputs(Map<Integer, Class<? extends Record>> types) {
        types.put(301, AgentInput.SignedOn.class);
        types.put(302, AgentInput.SignedOff.class);
        types.put(303, AgentInput.LegHeld.class);
        types.put(304, AgentInput.LegLost.class);
        types.put(305, AgentInput.AskedReady.class);
        types.put(306, AgentInput.AskedPause.class);
        types.put(307, AgentInput.AskedBreak.class);
        types.put(308, AgentInput.AskedHangUp.class);
        types.put(309, AgentInput.PreviewAccepted.class);
        types.put(310, AgentInput.PreviewSkipped.class);
        types.put(311, AgentInput.ChoseOutcome.class);
        types.put(312, AgentInput.WrapUpExtended.class);
        types.put(313, AgentInput.ScreenLost.class);
        types.put(314, AgentInput.ScreenBack.class);
        types.put(315, AgentInput.OutcomeWaived.class);
        types.put(316, AgentInput.LegRenewed.class);
        types.put(317, AgentInput.AskedTransfer.class);
        types.put(318, AgentInput.ReachedStep.class);
        types.put(319, AgentInput.AskedNumber.class);
        types.put(320, AgentInput.AskedGuest.class);
        types.put(321, AgentInput.TakenOver.class);
        types.put(322, AgentInput.AskedConsult.class);
    }

    private static void storeEffects(Map<Integer, Class<? extends Record>> types) {
        types.put(801, StoreEffect.AttemptStarted.class);
        types.put(802, StoreEffect.AttemptClosed.class);
        types.put(803, StoreEffect.OutcomeRecorded.class);
        types.put(804, StoreEffect.ContactWaiting.class);
        types.put(805, StoreEffect.ContactFinished.class);
        types.put(806, StoreEffect.ContactReturned.class);
        types.put(807, StoreEffect.NumberToSuppress.class);
        types.put(808, StoreEffect.AgentSpell.class);
        types.put(809, StoreEffect.CampaignMoved.class);
        types.put(810, StoreEffect.OutcomeWaived.class);
        types.put(811, StoreEffect.AttemptFollowed.class);
        types.put(820, StoreEffect.NumberOptedOut.class);
    }
}
