package dialer.simulation;

import dialer.core.effect.CallEffect;
import dialer.core.trunk.LiveLeg;
import org.jspecify.annotations.Nullable;

/** The two kinds of legs that live on a simulated node. */
final class Legs {
    private Legs() {
    }

    /** A customer's leg. */
    static final class Customer {
        final CallEffect.Originate asked;
        final Fate fate;
        LiveLeg.Place place = LiveLeg.Place.DIALING;
        @Nullable Agent peer;
        boolean rang;
        /** Talks with somebody who is none of us. */
        boolean outside;
        /** Neither hears nor is heard. */
        boolean hushed;
        /** Somebody outside who was an agent's guest, and goes on with them. */
        @Nullable Agent with;
        /** Counts up with each change, so that what was planned before it does not happen. */
        int life;

        Customer(CallEffect.Originate asked, Fate fate) {
            this.asked = asked;
            this.fate = fate;
        }

        long attemptId() {
            return asked.attemptId();
        }
    }

    /** An agent's leg. */
    static final class Agent {
        final CallEffect.CallAgent asked;
        LiveLeg.Place place = LiveLeg.Place.DIALING;
        @Nullable Customer peer;
        /** In whose conversation it has joined. */
        @Nullable Agent host;
        int life;

        Agent(CallEffect.CallAgent asked) {
            this.asked = asked;
        }

        long legId() {
            return asked.legId();
        }
    }
}
