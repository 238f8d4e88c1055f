package dialer.api;

import dialer.api.intake.Uploads;
import dialer.api.live.CardCache;
import dialer.api.retention.Neighbours;
import dialer.core.input.HopperInput;
import dialer.engine.InputGate;

/** What a destruction finds around it in the running product. */
final class Around implements Neighbours {

    private final InputGate gate;
    private final Uploads uploads;
    private final CardCache cards;

    Around(InputGate gate, Uploads uploads, CardCache cards) {
        this.gate = gate;
        this.uploads = uploads;
        this.cards = cards;
    }

    @Override
    public void letGo(long contactId) {
        gate.publish(new HopperInput.ContactWithdrawn(contactId));
    }

    @Override
    public boolean removeUpload(int uploadId) {
        return uploads.discard(uploadId);
    }

    @Override
    public void forgetCards() {
        cards.forgetAll();
    }
}
