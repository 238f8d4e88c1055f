package dialer.simulation.check;

import dialer.core.contact.ContactOffer;

/** How often a contact was handed to a campaign and handed back. */
final class Claim {
    ContactOffer offer;
    long handedOver;
    long handedBack;
    /** Attempts that count and have ended since it was handed over. */
    int counted;

    Claim(ContactOffer offer) {
        this.offer = offer;
    }

    long open() {
        return handedOver - handedBack;
    }
}
