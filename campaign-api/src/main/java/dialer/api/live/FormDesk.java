package dialer.api.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dialer.api.courier.form.CheckedForm;
import dialer.api.courier.form.FormGround;
import dialer.api.courier.form.OutcomeForm;
import dialer.api.courier.form.Reasons;
import dialer.api.courier.slot.SlotGone;
import dialer.api.courier.slot.SlotSilence;
import dialer.api.courier.slot.Slots;
import dialer.api.courier.slot.SlotSettings.Mode;
import dialer.api.courier.slot.Visit;
import dialer.api.live.CardCache.Material;
import dialer.api.store.Order;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.slot.Slot;
import dialer.api.store.slot.SlotHold;
import dialer.core.effect.ShowEffect.ScreenPop;
import dialer.engine.WallClock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Outcome forms of the conversations on agents' desks: checked by the same fields that the card has shown. */
public final class FormDesk {

    private final AgentDesks desks;
    private final Catalogue catalogue;
    private final CardCache cache;
    private final SlotDesk slotDesk;
    private final Slots slots;
    private final WallClock clock;

    FormDesk(AgentDesks desks, Catalogue catalogue, CardCache cache, SlotDesk slotDesk, Slots slots, WallClock clock) {
        this.desks = desks;
        this.catalogue = catalogue;
        this.cache = cache;
        this.slotDesk = slotDesk;
        this.slots = slots;
        this.clock = clock;
    }

    /**
     * Checks a form.
     *
     * @param e164 finds the number in what somebody has written
     * @return empty when the conversation is not on the agent's desk, or its campaign has no such outcome
     */
    public Optional<CheckedForm> check(int agentId, long attemptId, long contactId, int outcomeId, JsonNode data,
            Function<String, Optional<String>> e164) {
        Optional<ScreenPop> pop = desks.of(agentId).pop()
                .filter(on -> on.attemptId() == attemptId && on.contactId() == contactId);
        return pop.flatMap(on -> ground(on, outcomeId)).map(ground -> OutcomeForm.check(ground, data, e164));
    }

    /**
     * Confirms the slots a form names and writes them into it. Where a courier does not answer, the order becomes one
     * for him to decide on.
     *
     * @throws SlotGone with alternatives; nothing may be stored then
     */
    public void confirm(CheckedForm form, int agentId, long attemptId, long contactId) throws SlotGone {
        ScreenPop pop = desks.of(agentId).pop().orElseThrow();
        Visit visit = slotDesk.visit(pop.campaignId(), contactId).orElseThrow();
        Map<UUID, Optional<SlotHold>> confirmed = new HashMap<>();
        for (UUID holdId : form.holds()) {
            try {
                confirmed.put(holdId, Optional.of(slots.confirm(visit, holdId, attemptId)));
            } catch (SlotSilence e) {
                confirmed.put(holdId, Optional.empty());
            }
        }
        for (JsonNode order : form.data().path("orders")) {
            write((ObjectNode) order, confirmed);
        }
    }

    /** The form is stored under this id: what it does not name is given back. */
    public void stored(long attemptId, long formId, Collection<UUID> holds) {
        slots.settled(attemptId, formId, holds);
    }

    private void write(ObjectNode order, Map<UUID, Optional<SlotHold>> confirmed) {
        JsonNode named = order.path("data").path("slot");
        if (named.has("holdId")) {
            UUID holdId = UUID.fromString(named.path("holdId").asText());
            Optional<SlotHold> hold = confirmed.getOrDefault(holdId, Optional.empty());
            hold.or(() -> slots.byId(holdId)).ifPresent(known -> {
                Slot slot = known.slot();
                ((ObjectNode) named).put("slotId", slot.slotId()).put("zone", slot.zone())
                        .put("date", slot.day().toString()).put("from", slot.from().toString())
                        .put("to", slot.to().toString());
            });
            ((ObjectNode) named).put("confirmed", hold.isPresent());
            if (hold.isEmpty()) {
                order.put("outcome", OutcomeForm.NEEDS_COURIER);
            }
        }
    }

    private Optional<FormGround> ground(ScreenPop pop, int outcomeId) {
        Optional<Material> material = cache.of(pop.contactId());
        Optional<Catalogue.Entry> entry = catalogue.campaign(pop.campaignId());
        Optional<OutcomeChoice> chosen = entry.flatMap(campaign -> campaign.outcome(outcomeId));
        if (material.isEmpty() || chosen.isEmpty()) {
            return Optional.empty();
        }
        String courier = material.get().contact().courier();
        List<Order> orders = material.get().orders();
        boolean gives = slots.settings(courier).filter(settings -> settings.mode() != Mode.NONE).isPresent();
        return Optional.of(new FormGround(entry.get().outcomes(), chosen.get(), orders,
                Reasons.of(slots.refusalReasons(courier)), gives,
                Instant.ofEpochMilli(clock.nowMs()).atZone(slotDesk.zone(pop.campaignId(), material.get().contact()))
                        .toLocalDate()));
    }
}
