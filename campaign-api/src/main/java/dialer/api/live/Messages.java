package dialer.api.live;

import dialer.api.intake.UploadView;
import dialer.api.words.Sentences;
import dialer.core.agent.AgentState;
import dialer.core.attempt.Disposition;
import dialer.core.effect.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server pushes; the card and the board have files of their own. */
final class Messages {

    private Messages() {
    }

    /** The person behind the socket. */
    record Person(int id, String login, String name, String role, String language) {
    }

    /** First message on each socket. */
    record Hello(String type, Person user, Instant serverTime, List<PauseReason> pauseReasons,
            List<SeatKind> seatKinds) {
        Hello(Person user, Instant serverTime, List<PauseReason> pauseReasons, List<SeatKind> seatKinds) {
            this("hello", user, serverTime, pauseReasons, seatKinds);
        }
    }

    /** An agent's shift so far. */
    record Counters(long calls, long agreed, long talkSeconds, long waitSeconds) {
    }

    /** The seat an agent has for the shift: where its telephone registers, and as what; the secret is not here. */
    record Seat(SeatKind kind, String endpoint, String server) {
    }

    /** A browser seat's log-in, for the agent's own page; it is sent nowhere else. */
    record SeatGiven(String type, String endpoint, String secret, String server,
            List<Softphone.IceServer> iceServers, long iceWaitMs) {
        SeatGiven(String endpoint, String secret, String server, List<Softphone.IceServer> iceServers,
                long iceWaitMs) {
            this("seat", endpoint, secret, server, iceServers, iceWaitMs);
        }

        @Override
        public String toString() {
            return "SeatGiven[" + endpoint + "]";
        }
    }

    /** What is in the air for the agent's pool: ringing calls, and agents who wait for them. */
    record Air(int ringing, int agents) {
    }

    /** The agent's whole situation. */
    record Agent(String type, AgentState state, Instant since, int pauseReasonId, boolean breakAsked, long attemptId,
            @Nullable Instant wrapUpUntil, boolean legUp, Counters counters, @Nullable Seat seat, Air air) {
    }

    /** The person is off the line. */
    record CallOver(String type, long attemptId, Disposition disposition) {
        CallOver(long attemptId, Disposition disposition) {
            this("callOver", attemptId, disposition);
        }
    }

    /** The card can go. */
    record CardClosed(String type, long attemptId, long contactId) {
        CardClosed(long attemptId, long contactId) {
            this("cardClosed", attemptId, contactId);
        }
    }

    /** The courier has changed the order while it is on the desk; no fields: it was called off. */
    record JobChanged(String type, long attemptId, long contactId, List<String> fields) {
        JobChanged(long attemptId, long contactId, List<String> fields) {
            this("jobChanged", attemptId, contactId, fields);
        }
    }

    /** Something was not done, and why. */
    record Refused(String type, String code, int number, String messageRu, String messageEn) {
        static Refused of(Refusal refusal) {
            return of(refusal.name(), refusal.number());
        }

        static Refused of(LiveRefusal refusal) {
            return of(refusal.name(), refusal.number());
        }

        private static Refused of(String code, int number) {
            return new Refused("refused", code, number, Sentences.RU.of("refusal." + number),
                    Sentences.EN.of("refusal." + number));
        }
    }

    /** Why something is told to an agent by name. */
    enum Cause {
        /** A supervisor has something to say. */
        TEXT,
        /** A supervisor has asked for a pause. */
        PAUSE,
        /** A supervisor has ended the shift. */
        SIGN_OFF,
        /** A colleague hands the person on the line over. */
        HANDED_OVER,
        /** A colleague asks for help in a conversation; the agent is in it. */
        ASKED_IN,
        /** A supervisor goes on with the person on the line. */
        TAKEN_OVER,
        /** A supervisor has moved the agent to another pool: the shift ends and begins anew there. */
        MOVED
    }

    /** A supervisor, or a colleague, to an agent; {@code text}: of MOVED the name of the pool. */
    record Told(String type, Cause cause, String from, String text) {
        Told(Cause cause, String from, String text) {
            this("told", cause, from, text);
        }

        @Override
        public String toString() {
            return "Told[" + cause + "]";
        }
    }

    /**
     * Who is with the agent in the conversation.
     *
     * @param agentId       the colleague, 0 for somebody outside, or for nobody any more
     * @param destinationId the permitted number outside, 0 for a colleague or for nobody
     * @param there         false while the number outside is being called
     * @param apart         whether the person hears neither of them
     */
    record Guest(String type, long attemptId, int agentId, int destinationId, String nameRu, String nameEn,
            boolean there, boolean apart) {
        Guest(long attemptId, int agentId, int destinationId, String nameRu, String nameEn, boolean there,
                boolean apart) {
            this("guest", attemptId, agentId, destinationId, nameRu, nameEn, there, apart);
        }
    }

    /** Somebody who is free to take a call over now. */
    record Colleague(int agentId, String name, String pool) {
    }

    /** A pool that can be asked, and how many of it are free now. */
    record PoolChoice(int poolId, String name, int ready) {
    }

    /** To whom the person on the line can be handed over. */
    record Colleagues(String type, List<Colleague> agents, List<PoolChoice> pools,
            List<LiveSettings.Destination> destinations) {
        Colleagues(List<Colleague> agents, List<PoolChoice> pools, List<LiveSettings.Destination> destinations) {
            this("colleagues", agents, pools, destinations);
        }
    }

    /** An upload has moved. */
    record Upload(String type, UploadView upload) {
        Upload(UploadView upload) {
            this("upload", upload);
        }
    }

    /** The answer to a ping. */
    record Pong(String type) {
        Pong() {
            this("pong");
        }
    }
}
