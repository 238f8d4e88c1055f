package dialer.telephony.translate;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Supervisors' telephones that listen to agents, by seat: the newest call of each. */
final class Listeners {

    private static final class Listener {
        private final String channelId;
        private @Nullable String channel;
        private boolean up;

        private Listener(String channelId) {
            this.channelId = channelId;
        }
    }

    private final TreeMap<Integer, Listener> bySeat = new TreeMap<>();

    /** The seat is called; what it listened to before, it leaves. */
    void called(int seatId, String channelId) {
        bySeat.put(seatId, new Listener(channelId));
    }

    void created(String channelId, String channel) {
        Listener listener = find(channelId);
        if (listener != null) {
            listener.channel = channel;
        }
    }

    void answered(String channelId, boolean success) {
        Listener listener = find(channelId);
        if (listener != null && success) {
            listener.up = true;
        } else {
            ended(channelId);
        }
    }

    void ended(String channelId) {
        bySeat.values().removeIf(listener -> listener.channelId.equals(channelId));
    }

    /** The channel, by its whole name, of the seat's telephone that listens now; null when it does not. */
    @Nullable String of(int seatId) {
        Listener listener = bySeat.get(seatId);
        return listener != null && listener.up ? listener.channel : null;
    }

    private @Nullable Listener find(String channelId) {
        return bySeat.values().stream().filter(one -> one.channelId.equals(channelId)).findFirst().orElse(null);
    }
}
