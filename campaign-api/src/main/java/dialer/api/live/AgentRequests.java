package dialer.api.live;

import dialer.api.security.Caller;
import dialer.api.store.FormStore;
import dialer.api.store.OutcomeChoice;
import dialer.core.campaign.OutcomeKind;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect.ScreenPop;
import dialer.core.input.AgentInput;
import dialer.engine.InputGate;
import dialer.engine.WallClock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What agents ask for at their screens, checked and handed to the core. A "no" is answered at once and in words. */
final class AgentRequests {

    private static final Logger LOG = LoggerFactory.getLogger(AgentRequests.class);
    private static final long FURTHEST_CALLBACK_MS = TimeUnit.DAYS.toMillis(90);

    private final AgentDesks desks;
    private final Catalogue catalogue;
    private final FormStore forms;
    private final CardCache cache;
    private final CardWriter cards;
    private final SeatRequests seats;
    private final Transfers transfers;
    private final List<PauseReason> pauseReasons;
    private final InputGate gate;
    private final WallClock clock;

    AgentRequests(AgentDesks desks, SeatRequests seats, Transfers transfers, FormStore forms, CardCache cache,
            CardWriter cards, List<PauseReason> pauseReasons, Catalogue catalogue, InputGate gate, WallClock clock) {
        this.desks = desks;
        this.catalogue = catalogue;
        this.forms = forms;
        this.cache = cache;
        this.cards = cards;
        this.seats = seats;
        this.transfers = transfers;
        this.pauseReasons = pauseReasons;
        this.gate = gate;
        this.clock = clock;
    }

    /** Does what the agent's page asks for, or says why not. */
    void take(LiveSocket socket, ClientMessage message) {
        Caller caller = socket.caller();
        AgentDesk desk = desks.of(caller.userId());
        int id = caller.userId();
        switch (String.valueOf(message.type())) {
            case "signOn" -> seats.signOn(socket, message);
            case "signOff" -> ask(socket, new AgentInput.SignedOff(id));
            case "ready" -> ask(socket, new AgentInput.AskedReady(id));
            case "pause" -> {
                if (knowsReason(socket, message.pauseReason())) {
                    ask(socket, new AgentInput.AskedPause(id, message.pauseReason()));
                }
            }
            case "breakAfterCall" -> {
                boolean wanted = Boolean.TRUE.equals(message.wanted());
                if (!wanted || knowsReason(socket, message.pauseReason())) {
                    ask(socket, new AgentInput.AskedBreak(id, message.pauseReason(), wanted));
                }
            }
            case "hangUp" -> ask(socket, new AgentInput.AskedHangUp(id, message.attempt()));
            case "extendWrapUp" -> ask(socket, new AgentInput.WrapUpExtended(id, message.attempt()));
            case "step" -> ask(socket, new AgentInput.ReachedStep(id, message.attempt(),
                    message.step() == null ? 0 : message.step()));
            case "previewCall" -> ask(socket, new AgentInput.PreviewAccepted(id, message.contact()));
            case "previewSkip" -> ask(socket, new AgentInput.PreviewSkipped(id, message.contact()));
            case "dial" -> ask(socket, new AgentInput.AskedNumber(id, message.attempt(), message.contact(),
                    message.numberId() == null ? 0 : message.numberId()));
            case "outcome" -> outcome(socket, desk, message);
            default -> {
                if (!seats.take(socket, message) && !transfers.take(socket, message)) {
                    socket.push(Messages.Refused.of(LiveRefusal.BAD_MESSAGE));
                }
            }
        }
    }

    private boolean knowsReason(LiveSocket socket, int reasonId) {
        if (pauseReasons.stream().anyMatch(reason -> reason.id() == reasonId)) {
            return true;
        }
        socket.push(Messages.Refused.of(LiveRefusal.NO_SUCH_REASON));
        return false;
    }

    private void outcome(LiveSocket socket, AgentDesk desk, ClientMessage message) {
        Optional<ScreenPop> pop = desk.pop().filter(p -> p.attemptId() == message.attempt() && p.attemptId() > 0);
        if (pop.isEmpty()) {
            socket.push(Messages.Refused.of(Refusal.NOT_YOUR_ATTEMPT));
            return;
        }
        Optional<OutcomeChoice> choice = catalogue.campaign(pop.get().campaignId())
                .flatMap(entry -> entry.outcome(message.outcomeId() == null ? 0 : message.outcomeId()));
        if (choice.isEmpty()) {
            socket.push(Messages.Refused.of(Refusal.UNKNOWN_OUTCOME));
            return;
        }
        try {
            if (formIsGood(socket, desk, message, choice.get())
                    && timeIsGood(socket, pop.get(), message, choice.get())) {
                long callbackAtMs = message.callbackAt() == null || choice.get().kind() != OutcomeKind.CALLBACK
                        ? 0 : message.callbackAt().toEpochMilli();
                boolean sameAgent = Boolean.TRUE.equals(message.sameAgent()) && callbackAtMs > 0;
                desk.chose(choice.get().agreed());
                ask(socket, new AgentInput.ChoseOutcome(desk.agentId(), message.attempt(), choice.get().outcomeId(),
                        message.formId() == null ? 0 : message.formId(), callbackAtMs, sameAgent));
            }
        } catch (RuntimeException e) {
            LOG.warn("An outcome could not be checked: {}", e.getClass().getSimpleName());
            LOG.debug("Why", e);
            socket.push(Messages.Refused.of(LiveRefusal.STORE_AWAY));
        }
    }

    /** The form must be this attempt's, and hold a note where the outcome needs one. */
    private boolean formIsGood(LiveSocket socket, AgentDesk desk, ClientMessage message, OutcomeChoice choice) {
        long formId = message.formId() == null ? 0 : message.formId();
        if (formId == 0) {
            return choice.needsForm() ? refuse(socket, LiveRefusal.FORM_MISSING)
                    : !choice.needsNote() || refuse(socket, LiveRefusal.NOTE_MISSING);
        }
        Optional<AgentDesk.Form> form = desk.form(formId).or(() -> forms.byId(formId)
                .filter(stored -> stored.agentId() == desk.agentId())
                .map(stored -> new AgentDesk.Form(formId, stored.attemptId(), !stored.note().isBlank(),
                        stored.outcomeId())));
        if (form.isEmpty() || form.get().attemptId() != message.attempt()) {
            return refuse(socket, LiveRefusal.FORM_UNKNOWN);
        }
        if (choice.needsForm() && form.get().outcomeId() != choice.outcomeId()) {
            return refuse(socket, LiveRefusal.FORM_MISSING);
        }
        return !choice.needsNote() || form.get().hasNote() || refuse(socket, LiveRefusal.NOTE_MISSING);
    }

    private boolean timeIsGood(LiveSocket socket, ScreenPop pop, ClientMessage message, OutcomeChoice choice) {
        if (choice.kind() != OutcomeKind.CALLBACK) {
            return true;
        }
        if (message.callbackAt() == null) {
            socket.push(Messages.Refused.of(Refusal.CALLBACK_TIME_MISSING));
            return false;
        }
        long atMs = message.callbackAt().toEpochMilli();
        long now = clock.nowMs();
        if (atMs <= now || atMs > now + FURTHEST_CALLBACK_MS) {
            return refuse(socket, LiveRefusal.CALLBACK_IN_PAST);
        }
        boolean allowed = cache.of(pop.contactId())
                .map(material -> cards.mayCall(pop.campaignId(), material.contact(), atMs)).orElse(true);
        return allowed || refuse(socket, LiveRefusal.CALLBACK_OUTSIDE_HOURS);
    }

    private void ask(LiveSocket socket, AgentInput input) {
        if (!gate.offer(input)) {
            socket.push(Messages.Refused.of(LiveRefusal.RING_FULL));
        }
    }

    private static boolean refuse(LiveSocket socket, LiveRefusal refusal) {
        socket.push(Messages.Refused.of(refusal));
        return false;
    }
}
