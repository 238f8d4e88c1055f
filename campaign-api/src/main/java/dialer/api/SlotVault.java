package dialer.api;

import dialer.api.courier.slot.Slots;
import dialer.api.security.SecretSeal;

/** Tokens of couriers' slot endpoints, sealed under the installation's own key. */
record SlotVault(SecretSeal seal) implements Slots.Vault {

    @Override
    public String seal(String token, String courierCode) {
        return seal.seal(token, owner(courierCode));
    }

    @Override
    public String open(String sealed, String courierCode) {
        return seal.open(sealed, owner(courierCode));
    }

    private static String owner(String courierCode) {
        return "slots of " + courierCode;
    }
}
