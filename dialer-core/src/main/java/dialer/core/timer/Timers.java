package dialer.core.timer;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;
import dialer.core.ground.IdTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All timers that run: at most one of a kind for an id. Bounded. */
public final class Timers {
    /** So many timers at most. */
    public static final int LIMIT = 50_000;

    /** A timer and where it stands in the heap. */
    private static final class Running {
        final Timer timer;
        int place;

        Running(Timer timer, int place) {
            this.timer = timer;
            this.place = place;
        }
    }

    /** A binary heap: none is due before the one at half its place. */
    private final List<Running> heap = new ArrayList<>();
    private final EnumMap<TimerKind, IdTable<Running>> byKind = new EnumMap<>(TimerKind.class);

    public Timers() {
        for (TimerKind kind : TimerKind.values()) {
            byKind.put(kind, new IdTable<>());
        }
    }

    /** Sets the timer, in place of one of the same kind and id. */
    public void set(TimerKind kind, long id, long deadlineMs) {
        cancel(kind, id);
        Check.that(heap.size() < LIMIT, "timers are bounded", id);
        Running running = new Running(new Timer(deadlineMs, kind, id), heap.size());
        Check.that(of(kind).add(id, running), "one timer of a kind for an id", id);
        heap.add(running);
        up(running);
    }

    /** Cancels the timer if it runs. */
    public void cancel(TimerKind kind, long id) {
        Running running = of(kind).remove(id);
        if (running != null) {
            takeOut(running);
        }
    }

    /** Whether such a timer runs. */
    public boolean runs(TimerKind kind, long id) {
        return of(kind).contains(id);
    }

    /** Takes out the first timer due at or before {@code nowMs}; null when there is none. */
    public @Nullable Timer pollDue(long nowMs) {
        if (nextAtMs() > nowMs || heap.isEmpty()) {
            return null;
        }
        Timer timer = heap.getFirst().timer;
        cancel(timer.kind(), timer.id());
        return timer;
    }

    /** When the next timer is due; {@code Long.MAX_VALUE} when none runs. */
    public long nextAtMs() {
        return heap.isEmpty() ? Long.MAX_VALUE : heap.getFirst().timer.deadlineMs();
    }

    public int size() {
        return heap.size();
    }

    /** Whether so many more can be set. */
    public boolean hasRoomFor(int more) {
        return heap.size() + more <= LIMIT;
    }

    /** All timers in the order in which they fire. */
    public List<Timer> inOrder() {
        List<Timer> all = new ArrayList<>(heap.size());
        heap.forEach(running -> all.add(running.timer));
        Collections.sort(all);
        return all;
    }

    /** Into a snapshot or out of one. */
    public void carry(Carrier c) {
        List<Timer> before = inOrder();
        int count = c.small(before.size());
        for (int i = 0; i < count; i++) {
            Timer timer = i < before.size() ? before.get(i) : new Timer(0, TimerKind.RING_OUT, 0);
            long deadlineMs = c.number(timer.deadlineMs());
            TimerKind kind = c.word(timer.kind(), TimerKind.values());
            long id = c.number(timer.id());
            if (before.isEmpty()) {
                set(kind, id, deadlineMs);
            }
        }
    }

    private void takeOut(Running gone) {
        Check.that(heap.get(gone.place) == gone, "both orders of the timers agree", gone.timer.id());
        Running last = heap.removeLast();
        if (last != gone) {
            put(last, gone.place);
            up(last);
            down(last);
        }
    }

    private void up(Running running) {
        while (running.place > 0) {
            Running above = heap.get((running.place - 1) / 2);
            if (above.timer.compareTo(running.timer) <= 0) {
                return;
            }
            swap(above, running);
        }
    }

    private void down(Running running) {
        while (true) {
            Running least = running;
            for (int child = 2 * running.place + 1; child <= 2 * running.place + 2 && child < heap.size(); child++) {
                Running below = heap.get(child);
                least = below.timer.compareTo(least.timer) < 0 ? below : least;
            }
            if (least == running) {
                return;
            }
            swap(running, least);
        }
    }

    private void swap(Running above, Running below) {
        int place = above.place;
        put(above, below.place);
        put(below, place);
    }

    private void put(Running running, int place) {
        running.place = place;
        heap.set(place, running);
    }

    private IdTable<Running> of(TimerKind kind) {
        return Check.present(byKind.get(kind), "timers of every kind", 0);
    }
}
