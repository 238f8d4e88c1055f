package dialer.telephony.ami;

import dialer.telephony.translate.LiveChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lists of channels that were asked for and are on their way; each is answered once, a broken one with null. */
final class Lists {

    private record Asked(Consumer<@Nullable List<LiveChannel>> taker, List<LiveChannel> rows) {
    }

    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    /** The id for the action that asks. */
    String open(Consumer<@Nullable List<LiveChannel>> taker) {
        String id = "list-" + count.incrementAndGet();
        asked.put(id, new Asked(taker, new ArrayList<>()));
        return id;
    }

    /** By the thread that reads; a foreign channel is null. */
    void row(String id, @Nullable LiveChannel channel) {
        Asked list = asked.get(id);
        if (list != null && channel != null) {
            list.rows.add(channel);
        }
    }

    void complete(String id) {
        Asked list = asked.remove(id);
        if (list != null) {
            list.taker.accept(List.copyOf(list.rows));
        }
    }

    void fail(String id) {
        Asked list = asked.remove(id);
        if (list != null) {
            list.taker.accept(null);
        }
    }

    void failAll() {
        Set.copyOf(asked.keySet()).forEach(this::fail);
    }
}
