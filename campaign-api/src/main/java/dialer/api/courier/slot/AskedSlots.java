package dialer.api.courier.slot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dialer.api.store.slot.Claim;
import dialer.api.store.slot.HoldStore;
import dialer.api.store.slot.Slot;
import dialer.api.store.slot.SlotHold;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Slots of a courier whose endpoint speaks the usual contract: search, hold, confirm, release. */
final class AskedSlots implements SlotSource {

    private static final int GONE = 409;
    private static final int UNKNOWN = 404;
    private static final int LONGEST_NAME = 200;

    private final SlotSettings settings;
    private final String token;
    private final SlotEndpoint endpoint;
    private final HoldStore holds;
    private final OrderNames names;

    /** How the courier calls the orders that we know by a key. */
    interface OrderNames {
        List<String> of(long contactId, List<String> orderKeys);
    }

    AskedSlots(SlotSettings settings, String token, SlotEndpoint endpoint, HoldStore holds, OrderNames names) {
        this.settings = settings;
        this.token = token;
        this.endpoint = endpoint;
        this.holds = holds;
        this.names = names;
    }

    @Override
    public List<Slot> search(Visit visit, LocalDate from) throws SlotSilence {
        JsonNode answer = good(post("search", SlotDocuments.search(named(visit), from, settings.days())));
        LocalDate last = from.plusDays(settings.days() - 1L);
        return SlotDocuments.slots(answer).stream()
                .filter(slot -> !slot.day().isBefore(from) && !slot.day().isAfter(last)).toList();
    }

    @Override
    public SlotHold hold(Visit visit, Claim claim, Slot slot) throws SlotGone, SlotSilence {
        if (!settings.holds()) {
            return holds.note(claim, slot, null);
        }
        JsonNode answer = orGone(post("hold",
                SlotDocuments.hold(slot, names.of(claim.contactId(), claim.orderKeys()), settings.holdSeconds())));
        String courierHold = answer.path("holdId").asText("");
        if (courierHold.isEmpty() || courierHold.length() > LONGEST_NAME) {
            throw new SlotSilence("the answer names no hold");
        }
        Claim bounded = new Claim(claim.courierId(), claim.attemptId(), claim.contactId(), claim.agentId(),
                claim.orderKeys(), SlotDocuments.expires(answer, claim.expiresAt()));
        return holds.note(bounded, slot, courierHold);
    }

    @Override
    public void confirm(SlotHold hold) throws SlotGone, SlotSilence {
        if (hold.state() == SlotHold.State.CONFIRMED) {
            return;
        }
        JsonNode answer = orGone(post("confirm",
                SlotDocuments.confirm(hold.courierHold(), hold.slot(), names.of(hold.contactId(), hold.orderKeys()))));
        String courierHold = answer.path("holdId").asText("");
        boolean named = !courierHold.isEmpty() && courierHold.length() <= LONGEST_NAME;
        if (!holds.confirmedByCourier(hold.holdId(), named ? courierHold : null)) {
            throw new SlotGone(List.of());
        }
    }

    @Override
    public void release(SlotHold hold) throws SlotSilence {
        @Nullable String courierHold = hold.courierHold();
        if (courierHold != null) {
            SlotEndpoint.Answer answer = post("release", SlotDocuments.release(courierHold));
            if (answer.status() != UNKNOWN && !isGood(answer)) {
                throw new SlotSilence("the answer is " + answer.status());
            }
        }
    }

    private Visit named(Visit visit) {
        return new Visit(visit.courier(), visit.contactId(), names.of(visit.contactId(), visit.orderKeys()),
                visit.deliveryZone(), visit.postalIndex(), visit.region(), visit.settlement(), visit.address(),
                visit.zone());
    }

    private SlotEndpoint.Answer post(String what, byte[] json) throws SlotSilence {
        String base = settings.url().endsWith("/") ? settings.url() : settings.url() + "/";
        try {
            return endpoint.post(base + "slots:" + what, token, json, settings.timeBoxMs());
        } catch (IOException e) {
            throw new SlotSilence(what + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private static JsonNode good(SlotEndpoint.Answer answer) throws SlotSilence {
        if (!isGood(answer)) {
            throw new SlotSilence("the answer is " + answer.status());
        }
        return SlotDocuments.read(answer.body());
    }

    private static JsonNode orGone(SlotEndpoint.Answer answer) throws SlotGone, SlotSilence {
        if (answer.status() == GONE) {
            List<Slot> alternatives;
            try {
                alternatives = SlotDocuments.slots(SlotDocuments.read(answer.body()).path("alternatives"));
            } catch (SlotSilence namesNone) {
                alternatives = List.of();
            }
            throw new SlotGone(alternatives);
        }
        return answer.body().isEmpty() && isGood(answer)
                ? MissingNode.getInstance() : good(answer);
    }

    private static boolean isGood(SlotEndpoint.Answer answer) {
        return answer.status() >= 200 && answer.status() < 300;
    }
}
