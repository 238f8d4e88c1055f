package dialer.api.courier.slot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dialer.api.store.slot.HoldStore;
import dialer.api.store.slot.SlotStore;
import dialer.api.store.slot.SlotStore.SlotCourier;
import dialer.engine.WallClock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Couriers with their settings and sources, read from the store and kept for a few seconds. */
final class SlotBook {

    private static final Logger LOG = LoggerFactory.getLogger(SlotBook.class);
    private static final long KEPT_MS = 5_000;
    private static final int MOST_CODES = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final SlotStore slots;
    private final HoldStore holds;
    private final SlotEndpoint endpoint;
    private final Slots.Vault vault;
    private final WallClock clock;
    private final AskedSlots.OrderNames names;
    private final Map<String, Read> byCode = new ConcurrentHashMap<>();

    SlotBook(SlotStore slots, HoldStore holds, SlotEndpoint endpoint, Slots.Vault vault, WallClock clock) {
        this.slots = slots;
        this.holds = holds;
        this.endpoint = endpoint;
        this.vault = vault;
        this.clock = clock;
        this.names = slots::orderIds;
    }

    /** A courier who is known, with his slots. */
    record Known(int courierId, String code, SlotSettings settings, SlotSource source) {
    }

    /** What the store said; a code that no courier has is remembered too. */
    private record Read(Optional<Known> known, long atMs) {
    }

    /** Empty for a code that no courier has, and for one that is switched off. */
    Optional<Known> of(String code) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        long now = clock.nowMs();
        Read last = byCode.get(code);
        if (last != null && now - last.atMs() < KEPT_MS) {
            return last.known();
        }
        if (byCode.size() > MOST_CODES) {
            byCode.clear();
        }
        Optional<Known> known = slots.courier(code).filter(SlotCourier::active).map(this::known);
        byCode.put(code, new Read(known, now));
        return known;
    }

    /** The courier of a hold, also one whose settings have changed since. */
    Optional<Known> of(int courierId) {
        return slots.codeOf(courierId).flatMap(this::of);
    }

    void forget(String code) {
        byCode.remove(code);
    }

    static SlotSettings settings(@Nullable String document) {
        if (document == null) {
            return SlotSettings.NONE;
        }
        try {
            return JSON.readValue(document, SlotSettings.class);
        } catch (JsonProcessingException e) {
            LOG.warn("Stored settings of a courier's slots cannot be read; they count as none: {}",
                    e.getClass().getSimpleName());
            return SlotSettings.NONE;
        }
    }

    static String document(SlotSettings settings) {
        try {
            return JSON.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings of slots cannot be written", e);
        }
    }

    private Known known(SlotCourier courier) {
        SlotSettings settings = settings(courier.settings());
        SlotSource source = switch (settings.mode()) {
            case ASK -> new AskedSlots(settings,
                    settings.sealedToken().isEmpty() ? "" : vault.open(settings.sealedToken(), courier.code()),
                    endpoint, holds, names);
            case PUSH, NONE -> new PushedSlots(courier.courierId(), settings, slots, holds, clock);
        };
        return new Known(courier.courierId(), courier.code(), settings, source);
    }
}
