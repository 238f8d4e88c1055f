package dialer.api;

import dialer.core.effect.CallEffect;
import dialer.engine.Switch;

/** Asks telephony, and tells the desks of every call that is placed, so that what the agent needs is there in time. */
record RingingSwitch(Switch line, Placed placed) implements Switch {

    /** Hears of a call; must return at once. */
    interface Placed {
        void call(int campaignId, long contactId);
    }

    @Override
    public void ask(CallEffect effect) {
        line.ask(effect);
        if (effect instanceof CallEffect.Originate call) {
            placed.call(call.campaignId(), call.contactId());
        }
    }
}
