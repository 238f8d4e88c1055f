package dialer.core.input;

/**
 * Everything that can happen to the dialer. An input is a fact in the past tense; it is stamped with a time when it
 * enters the ring, journaled, and never changed. It carries identifiers only: no digits, no names.
 */
public sealed interface Input
        permits CallInput, AgentInput, CampaignInput, HopperInput, NodeInput, EngineInput {
}
