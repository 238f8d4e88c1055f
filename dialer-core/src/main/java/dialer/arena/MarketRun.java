package dialer.arena;

import dialer.arena.FloorEvent.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.DoubleConsumer;

/**
 * A stretch of work in a {@link Market}, event by event, with the production pacer in the real core. Answered people
 * go to the agent who has been free longest, else wait two seconds at most. Same market, same seed, same result.
 */
public final class MarketRun {
    private static final long GRACE_MS = 2_000;
    private static final long TICK_MS = 1_000;
    private static final long CANCEL_MS = 15_000;
    private static final int NOBODY = -1;
    private static final int TELL_EVERY = 500;

    private enum What { TICK, WAKE, RINGING, RESULT, GIVE_UP, STEP, TALK_OVER, WRAP_UP_OVER }

    private enum Phase { PLACED, RINGING, WAITING, TALKING, OVER }

    private record Due(long atMs, long order, What what, int id) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Market market;
    private final MarketChance chance;
    private final CoreFloor floor;
    private final long lengthMs;
    private final long countFromMs;
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
    private final List<Phase> phases = new ArrayList<>();
    private final long[] freeSinceMs;
    private final int[] callOf;
    private long[] answeredAtMs = new long[1_024];
    private long[] ringingAtMs = new long[1_024];
    private List<FloorEvent> events = new ArrayList<>();
    private long nowMs;
    private long order;
    private long steps;
    private long wakeAtMs = -1;
    private int inUse;
    private long busyMs;
    private long answered;
    private long abandoned;
    private long dialed;
    private long joined;
    private long idleMs;
    private long waitMs;

    /**
     * @param lengthMs    how long the work goes on
     * @param countFromMs what happens earlier is not counted: the pacer does not know the market yet
     */
    public MarketRun(Market market, long seed, long lengthMs, long countFromMs) {
        this(market, new DrawnChance(market, seed), lengthMs, countFromMs);
    }

    /**
     * @param market      agents, target and lines are taken from it
     * @param chance      what becomes of calls and conversations
     * @param lengthMs    how long the work goes on
     * @param countFromMs what happens earlier is not counted
     */
    public MarketRun(Market market, MarketChance chance, long lengthMs, long countFromMs) {
        this.market = market;
        this.chance = chance;
        this.lengthMs = lengthMs;
        this.countFromMs = countFromMs;
        floor = new CoreFloor(new FloorRules(market.agents(), market.target(), GRACE_MS,
                (long) (1_000 * Market.RING_OUT_S), CANCEL_MS, market.lines(), lengthMs));
        freeSinceMs = new long[market.agents()];
        callOf = new int[market.agents()];
        Arrays.fill(callOf, NOBODY);
    }

    /** Works until the end. */
    public MarketResult play() {
        return play(share -> { });
    }

    /**
     * Works until the end.
     *
     * @param progress is told now and then which share of the time has passed, 0 to 1
     */
    public MarketResult play(DoubleConsumer progress) {
        for (int agent = 0; agent < market.agents(); agent++) {
            free.add(agent);
            events.add(FloorEvent.ofAgent(Word.READY, agent));
        }
        at(0, What.TICK, 0);
        while (!due.isEmpty() && due.peek().atMs() < lengthMs) {
            nowMs = due.peek().atMs();
            boolean asked = false;
            while (!due.isEmpty() && due.peek().atMs() == nowMs) {
                asked |= happens(due.remove());
            }
            if (asked || !events.isEmpty()) {
                List<FloorEvent> told = events;
                events = new ArrayList<>();
                act(floor.step(nowMs, market.lines() - inUse, told, List.of()));
            }
            if (++steps % TELL_EVERY == 0) {
                progress.accept((double) nowMs / lengthMs);
            }
        }
        nowMs = lengthMs;
        return result();
    }

    private MarketResult result() {
        double agentMs = (double) market.agents() * (lengthMs - countFromMs);
        return new MarketResult(busyMs / agentMs, answered, abandoned, dialed, joined * 3_600_000.0 / agentMs,
                joined == 0 ? 0 : idleMs / 1_000.0 / joined, joined == 0 ? 0 : (double) waitMs / joined);
    }

    private void at(long atMs, What what, int id) {
        due.add(new Due(atMs, order++, what, id));
    }

    private boolean counted() {
        return nowMs >= countFromMs;
    }

    private boolean happens(Due one) {
        switch (one.what()) {
            case TICK -> {
                at(nowMs + TICK_MS, What.TICK, 0);
                return true;
            }
            case WAKE -> {
                return nowMs == wakeAtMs;
            }
            case RINGING -> {
                if (phases.get(one.id()) == Phase.PLACED) {
                    phases.set(one.id(), Phase.RINGING);
                    ringingAtMs[one.id()] = nowMs;
                    events.add(FloorEvent.ofCall(Word.RINGING, one.id()));
                }
            }
            case RESULT -> result(one.id());
            case GIVE_UP -> giveUp(one.id());
            case STEP -> events.add(FloorEvent.ofAgent(Word.STEP, one.id()));
            case TALK_OVER -> talkOver(one.id());
            case WRAP_UP_OVER -> isFree(one.id());
        }
        return false;
    }

    private void result(int call) {
        Phase phase = phases.get(call);
        if (phase != Phase.PLACED && phase != Phase.RINGING) {
            return;
        }
        if (!chance.answers(call)) {
            over(call);
            events.add(FloorEvent.ofCall(rings(call) ? Word.NO_ANSWER : Word.BUSY, call));
            return;
        }
        answeredAtMs[call] = nowMs;
        answered += counted() ? 1 : 0;
        events.add(FloorEvent.ofCall(Word.ANSWERED, call));
        Integer agent = free.poll();
        if (agent != null) {
            join(call, agent);
        } else {
            phases.set(call, Phase.WAITING);
            waiting.add(call);
            at(nowMs + Math.min(GRACE_MS, chance.patienceMs(call)), What.GIVE_UP, call);
        }
    }

    private void join(int call, int agent) {
        phases.set(call, Phase.TALKING);
        callOf[agent] = call;
        if (counted()) {
            joined++;
            idleMs += nowMs - freeSinceMs[agent];
            waitMs += nowMs - answeredAtMs[call];
        }
        long talkMs = talkMs(call, agent);
        at(nowMs + talkMs, What.TALK_OVER, agent);
        long wrapUpMs = chance.wrapUpMs(call, agent);
        at(nowMs + talkMs + wrapUpMs, What.WRAP_UP_OVER, agent);
        long from = Math.max(nowMs, countFromMs);
        busyMs += Math.max(0, Math.min(lengthMs, nowMs + talkMs + wrapUpMs) - from);
        events.add(new FloorEvent(Word.CONNECTED, call, agent));
    }

    private long talkMs(int call, int agent) {
        if (market.script() == Market.Script.NONE) {
            return chance.talkMs(call, agent);
        }
        long[] stepsMs = chance.stepsMs(call, agent);
        for (int i = 0; i < stepsMs.length - 1 && market.script() == Market.Script.TOLD; i++) {
            at(nowMs + stepsMs[i], What.STEP, agent);
        }
        return stepsMs[stepsMs.length - 1];
    }

    private void giveUp(int call) {
        if (phases.get(call) == Phase.WAITING) {
            waiting.remove(call);
            over(call);
            abandoned += counted() ? 1 : 0;
            events.add(FloorEvent.ofCall(Word.ABANDONED, call));
        }
    }

    private void talkOver(int agent) {
        int call = callOf[agent];
        callOf[agent] = NOBODY;
        over(call);
        events.add(new FloorEvent(Word.ENDED, call, agent));
    }

    private void isFree(int agent) {
        freeSinceMs[agent] = nowMs;
        events.add(FloorEvent.ofAgent(Word.READY, agent));
        Integer call = waiting.poll();
        if (call != null) {
            join(call, agent);
        } else {
            free.add(agent);
        }
    }

    private void over(int call) {
        phases.set(call, Phase.OVER);
        inUse--;
    }

    private void act(FloorAnswer answer) {
        for (int call : answer.cancel()) {
            boolean rings = phases.get(call) == Phase.RINGING && nowMs - ringingAtMs[call] >= CANCEL_MS;
            if (rings) {
                over(call);
            }
            events.add(FloorEvent.ofCall(rings ? Word.CANCELLED : Word.CANCEL_REFUSED, call));
        }
        for (int i = 0; i < answer.dial(); i++) {
            dial();
        }
        if (answer.wakeAtMs() > nowMs && answer.wakeAtMs() != wakeAtMs) {
            wakeAtMs = answer.wakeAtMs();
            at(wakeAtMs, What.WAKE, 0);
        }
    }

    private void dial() {
        int call = phases.size();
        phases.add(Phase.PLACED);
        if (call == answeredAtMs.length) {
            answeredAtMs = Arrays.copyOf(answeredAtMs, 2 * call);
            ringingAtMs = Arrays.copyOf(ringingAtMs, 2 * call);
        }
        inUse++;
        dialed += counted() ? 1 : 0;
        events.add(FloorEvent.ofCall(Word.DIALED, call));
        if (rings(call)) {
            at(nowMs + chance.ringsAfterMs(call), What.RINGING, call);
        }
        at(nowMs + chance.endsAfterMs(call), What.RESULT, call);
    }

    private boolean rings(int call) {
        return chance.ringsAfterMs(call) != MarketChance.NEVER;
    }
}
