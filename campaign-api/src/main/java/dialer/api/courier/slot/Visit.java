package dialer.api.courier.slot;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one courier brings one recipient's orders; what slots are asked for.
 *
 * @param courier      the courier's code, empty for nobody's
 * @param orderKeys    the orders as the courier knows them
 * @param deliveryZone the courier's own name of the delivery zone, empty when not told
 * @param address      in one line; leaves this machine only towards the courier whose order it is
 * @param zone         the recipient's time zone
 */
public record Visit(String courier, long contactId, List<String> orderKeys, String deliveryZone, String postalIndex,
        String region, String settlement, String address, ZoneId zone) {
    public Visit {
        orderKeys = List.copyOf(orderKeys);
    }

    @Override
    public String toString() {
        return "Visit[" + courier + ", " + contactId + "]";
    }

    /** Names under which a pushed quota can fit, the most particular first: own zone, longer index, everywhere. */
    List<String> zones() {
        List<String> zones = new ArrayList<>();
        if (!deliveryZone.isBlank()) {
            zones.add(deliveryZone);
        }
        for (int length = postalIndex.length(); length > 0; length--) {
            zones.add(postalIndex.substring(0, length));
        }
        zones.add("*");
        return zones.stream().distinct().toList();
    }
}
