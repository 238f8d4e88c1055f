package dialer.api;

import dialer.api.store.Database;
import dialer.api.store.ReturnCallStore;
import dialer.core.input.CampaignInput;
import dialer.engine.InputGate;
import dialer.engine.WallClock;
import dialer.numbering.PhoneNormaliser;
import dialer.telephony.Nodes;
import dialer.telephony.ReturnCall;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People who call back, as the nodes report them: the contact behind the number is called next, and that call joins the
 * caller, who is on the line for some seconds. Whoever is not joined in time hears the promise of a call. The digits go
 * no further than the question to the store.
 */
final class ReturnCalls implements Consumer<ReturnCall> {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnCalls.class);

    /** The line rings for fifteen seconds; out of the promise behind that the caller can still be joined. */
    private static final long ON_THE_LINE_MS = 17_000;

    private final ReturnCallStore store;
    private final PhoneNormaliser normaliser = new PhoneNormaliser();
    private final Nodes nodes;
    private final InputGate gate;
    private final WallClock clock;
    private final Executor executor;

    ReturnCalls(Database database, Nodes nodes, InputGate gate, WallClock clock, Executor executor) {
        this.nodes = nodes;
        this.gate = gate;
        this.store = new ReturnCallStore(database);
        this.clock = clock;
        this.executor = executor;
    }

    @Override
    public void accept(ReturnCall call) {
        executor.execute(() -> look(call));
    }

    /** The hopper is filled anew, with this contact first. */
    private void next(ReturnCall call, ReturnCallStore.Promised promised) {
        LOG.info("Contact {} has called back and is called next", promised.contactId());
        nodes.expect(call, promised.contactId(), ON_THE_LINE_MS);
        gate.publish(new CampaignInput.RulesChanged(promised.campaignId(), 0));
    }

    private void look(ReturnCall call) {
        try {
            normaliser.judge(call.caller()).e164().stream().findFirst()
                    .flatMap(e164 -> store.promise(e164, Instant.ofEpochMilli(clock.nowMs())))
                    .ifPresentOrElse(promised -> next(call, promised),
                            () -> LOG.info("Somebody has called back for whom nothing is open"));
        } catch (RuntimeException e) {
            LOG.warn("A return call could not be looked up: {}", e.getClass().getSimpleName());
            LOG.debug("Why", e);
        }
    }
}
