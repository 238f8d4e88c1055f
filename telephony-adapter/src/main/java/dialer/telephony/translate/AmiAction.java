package dialer.telephony.translate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is asked of a node, ready to be written. Channels are given by name where it is known, else by our own id. */
public sealed interface AmiAction {

    /**
     * Place a leg, asynchronously.
     *
     * @param channelId  our id, which becomes Uniqueid
     * @param dialString where to; holds a person's number, so it is left out of {@link #toString()}
     * @param timeoutMs  how long it may ring
     */
    record Originate(String channelId, String dialString, String context, String exten, long timeoutMs, String callerId,
            Map<String, String> variables) implements AmiAction {
        public Originate {
            variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        }

        @Override
        public String toString() {
            return "Originate[" + channelId + "]";
        }
    }

    /**
     * Give a seat's endpoint its secret for one shift.
     *
     * @param secret letters and digits; left out of {@link #toString()}
     * @param check  a word with which the dialplan reports that it is done; empty for no report
     */
    record OpenSeat(String endpoint, String secret, String check) implements AmiAction {
        public OpenSeat(String endpoint, String secret) {
            this(endpoint, secret, "");
        }

        @Override
        public String toString() {
            return "OpenSeat[" + endpoint + "]";
        }
    }

    /**
     * Let a supervisor's seat listen to an agent's leg; it survives the change of customers and ends with the leg.
     *
     * @param channelId  our id, which becomes Uniqueid
     * @param dialString the supervisor's seat
     * @param agent      name of the agent's channel, whole
     */
    record Listen(String channelId, String dialString, String agent, ListenMode mode) implements AmiAction {
    }

    /** Leave out of a recording what is said from now on, or take it in again. */
    record MuteRecording(String channel, boolean muted) implements AmiAction {
    }

    /** End the recording of a channel. */
    record StopRecording(String channel) implements AmiAction {
    }

    /** Set a channel variable. */
    record SetVariable(String channel, String name, String value) implements AmiAction {
    }

    /** Join two channels; the agent hears a short tone. Matches by prefix, so names must be whole. */
    record Bridge(long attemptId, int agentId, String customer, String agent) implements AmiAction {
    }

    /** Send a channel elsewhere in the dialplan. */
    record Redirect(String channel, String context, String exten) implements AmiAction {
    }

    /** End a channel with a Q.850 cause. */
    record Hangup(String channel, int cause) implements AmiAction {
    }
}
