package dialer.core.pacing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A market for a pacer alone: agents, people who answer or do not, a second at a time. Everything about it is drawn
 * from the seed: how many agents, who answers, how soon, how long they talk. From {@code changesAtS} on, chance takes
 * another course, so that two markets may have the same past and different futures.
 */
final class SmallMarket {
    private static final int GRACE_S = 2;

    private static final class Call {
        final int placedAtS;
        final int ringsAtS;
        final int overAtS;
        final boolean person;

        Call(int placedAtS, int ringsAtS, int overAtS, boolean person) {
            this.placedAtS = placedAtS;
            this.ringsAtS = ringsAtS;
            this.overAtS = overAtS;
            this.person = person;
        }
    }

    private static final class Desk {
        /** 0 free, 1 talking, 2 wrapping up. */
        int does;
        int sinceS;
        int untilS;
    }

    private final Random random;
    private final Random otherwise;
    private final int changesAtS;
    private final int lengthS;
    private final int targetPermille;
    private final double answers;
    private final double ringS;
    private final double talkS;
    private final double wrapUpS;
    private final boolean shaken;
    private final List<Desk> desks = new ArrayList<>();
    private final List<Call> air = new ArrayList<>();
    private final List<Integer> waitingSinceS = new ArrayList<>();
    private final List<PacingDecision> decisions = new ArrayList<>();
    private PredictivePacer pacer = new PredictivePacer();
    private long answered;
    private long abandoned;
    private long busyS;
    private int nowS;

    SmallMarket(long seed, int lengthS, int targetPermille, int changesAtS) {
        random = new Random(seed);
        otherwise = new Random(seed + changesAtS);
        this.changesAtS = changesAtS;
        this.lengthS = lengthS;
        this.targetPermille = targetPermille;
        int agents = 2 + random.nextInt(14);
        for (int i = 0; i < agents; i++) {
            desks.add(new Desk());
        }
        answers = 0.1 + 0.6 * random.nextDouble();
        ringS = 6 + 6 * random.nextDouble();
        talkS = 30 + 120 * random.nextDouble();
        wrapUpS = 4 + 25 * random.nextDouble();
        shaken = random.nextInt(3) == 0;
    }

    SmallMarket(long seed, int lengthS, int targetPermille) {
        this(seed, lengthS, targetPermille, Integer.MAX_VALUE);
    }

    /** Works until the window closes; where asked, the pacer is put into a snapshot and out of it on the way. */
    void play(int restoreAtS) {
        for (nowS = 0; nowS < lengthS; nowS++) {
            if (nowS == restoreAtS) {
                pacer = Tape.copy(pacer);
            }
            moveDesks();
            moveCalls();
            serve();
            loseThoseWhoWait();
            PacingDecision decision = pacer.decide(view());
            decisions.add(decision);
            for (int i = 0; i < decision.dial(); i++) {
                place();
            }
            cancel(decision.cancel());
        }
    }

    private Random chance() {
        return nowS < changesAtS ? random : otherwise;
    }

    private double lasting(double mean) {
        return mean * StrictMath.exp(0.7 * chance().nextGaussian() - 0.245);
    }

    private void place() {
        double p = shaken && nowS > lengthS / 2 ? StrictMath.min(0.9, 2 * answers) : answers;
        boolean person = chance().nextDouble() < p;
        int ringsAt = nowS + 1 + chance().nextInt(3);
        double rings = person ? StrictMath.min(26, lasting(ringS)) : chance().nextInt(4) == 0 ? 2 : 27;
        air.add(new Call(nowS, ringsAt, ringsAt + (int) StrictMath.max(1, rings), person));
    }

    private void moveDesks() {
        for (int i = 0; i < desks.size(); i++) {
            Desk desk = desks.get(i);
            if (desk.does != 0) {
                busyS++;
            }
            if (desk.does == 1 && nowS - desk.sinceS == 20) { // every second agent's page tells the step
                pacer.learn(new PacingFact.ReachedStep(i / 2 * 2 + 1, 1, 1), atMs());
            }
            if (desk.does == 1 && nowS >= desk.untilS) {
                pacer.learn(new PacingFact.Talked(i + 1, 1_000L * (nowS - desk.sinceS)), atMs());
                desk.does = 2;
                desk.sinceS = nowS;
                desk.untilS = nowS + (int) StrictMath.max(1, lasting(wrapUpS));
            } else if (desk.does == 2 && nowS >= desk.untilS) {
                pacer.learn(new PacingFact.WrappedUp(i + 1, 1_000L * (nowS - desk.sinceS), true), atMs());
                desk.does = 0;
            }
        }
    }

    private void moveCalls() {
        for (int i = 0; i < air.size(); i++) {
            Call call = air.get(i);
            if (nowS < call.overAtS) {
                continue;
            }
            air.remove(i--);
            long afterMs = 1_000L * (nowS - call.placedAtS);
            if (call.person) {
                answered++;
                waitingSinceS.add(nowS);
                pacer.learn(new PacingFact.Answered(1, afterMs, PacingView.EVEN_SCORE, traits(call)), atMs());
            } else {
                pacer.learn(new PacingFact.Unanswered(1, afterMs, PacingView.EVEN_SCORE,
                        PacingFact.Kind.NO_ANSWER, traits(call)), atMs());
            }
        }
    }

    private static DialTraits traits(Call call) {
        return new DialTraits(1 + call.placedAtS / 3_600 % 24, 1 + call.placedAtS % 3, 1 + call.placedAtS % 5, 1, 0);
    }

    private void serve() {
        for (Desk desk : desks) {
            if (desk.does == 0 && !waitingSinceS.isEmpty()) {
                waitingSinceS.removeFirst();
                desk.does = 1;
                desk.sinceS = nowS;
                desk.untilS = nowS + (int) StrictMath.max(1, lasting(talkS));
            }
        }
    }

    private void loseThoseWhoWait() {
        while (!waitingSinceS.isEmpty() && nowS - waitingSinceS.getFirst() >= GRACE_S) {
            waitingSinceS.removeFirst();
            abandoned++;
            pacer.learn(new PacingFact.Abandoned(1), atMs());
        }
    }

    private void cancel(int calls) {
        int left = calls;
        for (int i = air.size() - 1; i >= 0 && left > 0; i--) {
            if (nowS - air.get(i).ringsAtS >= 15) {
                Call call = air.remove(i);
                pacer.learn(new PacingFact.Cancelled(1, 1_000L * (nowS - call.placedAtS), PacingView.EVEN_SCORE,
                        traits(call)), atMs());
                left--;
            }
        }
    }

    private long atMs() {
        return 1_000L * nowS;
    }

    private Floor view() {
        Floor floor = new Floor();
        floor.nowMs = atMs();
        floor.waiting = waitingSinceS.size();
        for (Desk desk : desks) {
            switch (desk.does) {
                case 0 -> floor.free++;
                case 1 -> floor.talking.add((double) (nowS - desk.sinceS));
                default -> floor.wrappingUp.add((double) (nowS - desk.sinceS));
            }
        }
        for (Call call : air) {
            floor.calls.add((double) (nowS - call.placedAtS));
        }
        floor.budgets.add(new AbandonBudget(1, targetPermille, answered, abandoned, 1_000L * (lengthS - nowS)));
        return floor;
    }

    List<PacingDecision> decisions() {
        return decisions;
    }

    PredictivePacer pacer() {
        return pacer;
    }

    long answered() {
        return answered;
    }

    long abandoned() {
        return abandoned;
    }

    /** By how many people the target is exceeded; negative when it is kept. */
    double excess() {
        return abandoned - targetPermille * answered / 1_000.0;
    }

    double busyShare() {
        return busyS / (double) lengthS / desks.size();
    }
}
