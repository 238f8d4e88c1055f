package dialer.core.pacing;

import dialer.core.ground.Carrier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Dials ahead of free agents as far as the budget of abandonments permits. At every event it asks: if one more number
 * were dialed now and a person answered it, how probable is it that no agent would be free within the grace? It dials
 * while that risk is at most the permitted one, which {@link RiskControl} steers for each campaign. What is known
 * about answers and agents is learnt from facts ({@link AnswerModel}, {@link ServiceModel}); {@link Forecast} turns it
 * into the risk. {@code docs/PACING.md} tells the mathematics, the measurements and the sources.
 */
public final class PredictivePacer implements Pacer {
    private static final long REFRESH_EARLY_MS = 2_000;
    private static final long REFRESH_LATE_MS = 10_000;
    private static final long EARLY_MS = 600_000;
    private static final int COLD_RESULTS = 24;
    private static final double COLD_PER_AGENT = 4;
    private static final double CAUTION = 0.25;
    private static final double CANCEL_OVER_PERMITTED = 4;
    private static final double CANCEL_LEAST_RISK = 0.05;
    private static final double CANCEL_MOST_RISK = 0.5;
    private static final double CANCEL_SHARE = 0.3;
    private static final int CANCEL_FIRST = 5;
    private static final int GUARDED_LOSSES = 2;
    private static final int GUARDED_SEATS = 10;
    private static final double GUARDED_RISK = 0.0004;
    private static final double LAST_RISK = 0.0003;

    private final AnswerModel answers = new AnswerModel();
    private final AnswerEffects effects = new AnswerEffects();
    private final ServiceModel service = new ServiceModel();
    private final TreeMap<Integer, RiskControl> controls = new TreeMap<>();
    private final Forecast forecast = new Forecast();
    private boolean stale = true;
    private long startedMs = -1;
    private long refreshMs;
    private long graceMs = 2_000;
    private long cancelled;

    @Override
    public void learn(PacingFact fact, long nowMs) {
        switch (fact) {
            case PacingFact.Answered a -> {
                effects.learn(a.traits(), 1, a.scorePermille() / 1000.0, answers.lately());
                answers.learn(a, nowMs);
                control(a.campaignId()).answered();
            }
            case PacingFact.Cancelled n -> {
                cancelled++;
                double p = answers.lately();
                effects.learn(n.traits(), answers.learn(n, nowMs), n.scorePermille() / 1000.0, p);
            }
            case PacingFact.Unanswered u -> {
                double p = answers.lately();
                if (answers.learn(u, nowMs)) {
                    effects.learn(u.traits(), 0, u.scorePermille() / 1000.0, p);
                }
            }
            case PacingFact.Abandoned a -> control(a.campaignId()).lost();
            case PacingFact.NotAPerson n -> control(n.campaignId()).retract();
            case PacingFact.Talked t -> service.learn(t, nowMs);
            case PacingFact.WrappedUp w -> service.learn(w, nowMs);
            case PacingFact.ReachedStep r -> service.steps().reached(r, nowMs);
        }
    }

    @Override
    public int scorePermille(int offeredPermille, DialTraits traits) {
        double score = offeredPermille * effects.factor(traits);
        return (int) StrictMath.max(1, StrictMath.min(100_000, StrictMath.round(score)));
    }

    private RiskControl control(int campaignId) {
        return controls.computeIfAbsent(campaignId, id -> new RiskControl());
    }

    @Override
    public PacingDecision decide(PacingView view) {
        refresh(view);
        double[] permitted = new double[view.budgets()];
        int[] affordable = new int[permitted.length];
        double most = 0;
        for (int n = 0; n < permitted.length; n++) {
            AbandonBudget budget = view.budget(n);
            RiskControl control = control(budget.campaignId());
            permitted[n] = control.permitted(budget, view.agentsOnDuty(), view.waitingPeople(), view.nowMs());
            affordable[n] = control.affordable();
            most = StrictMath.max(most, permitted[n]);
        }
        double p = answers.chance(view);
        double upper = StrictMath.min(0.98, p + CAUTION * answers.doubt());
        forecast.look(view, answers, service, upper);
        int[] upTo = new int[permitted.length];
        PacingLimit wall = wall(view);
        int limit = StrictMath.min(limit(view, wall), 4 * view.agentsOnDuty() + 10);
        int dial = 0;
        double risk = forecast.risk();
        while (dial < limit && risk <= most) {
            boolean anyone = false;
            for (int n = 0; n < permitted.length; n++) {
                if (risk <= permitted[n] && affords(affordable[n], view.agentsOnDuty())) {
                    upTo[n] = dial + 1;
                    anyone = true;
                }
            }
            if (!anyone) {
                break;
            }
            forecast.dial(Forecast.scored(upper, view.nextScorePermille(dial)));
            dial++;
            risk = forecast.risk();
        }
        int cancel = dial == 0 ? cancels(view, most) : 0;
        PacingOutlook outlook = outlook(view, risk, p);
        return new PacingDecision(dial, cancel, 0, outlook, explain(view, permitted, upTo, risk, wall));
    }

    private void refresh(PacingView view) {
        long nowMs = view.nowMs();
        if (startedMs < 0) {
            startedMs = nowMs;
        }
        if (nowMs >= refreshMs) {
            refreshMs = nowMs + (nowMs - startedMs < EARLY_MS ? REFRESH_EARLY_MS : REFRESH_LATE_MS);
            answers.refresh();
            service.refresh(view);
            graceMs = view.graceMs();
            stale = true;
        }
        if (stale) {
            forecast.learn(answers, service, graceMs / 1000.0);
            stale = false;
        }
    }

    /**
     * Whether a campaign that can make good only so many losses may have one more call in the air. The more agents, the
     * more calls a minute take this chance, and the larger a cluster of losses may be.
     */
    private boolean affords(int losses, int seats) {
        if (losses > GUARDED_LOSSES + StrictMath.sqrt(seats)) {
            return true;
        }
        double bearable = losses == 0 ? LAST_RISK : GUARDED_RISK;
        return forecast.riskBeyond(losses) <= bearable * StrictMath.min(1, (double) GUARDED_SEATS / seats);
    }

    private boolean cold() {
        return answers.informative() < COLD_RESULTS;
    }

    /** What bounds the calls of this decision besides their risk. */
    private PacingLimit wall(PacingView view) {
        PacingLimit wall = cold() ? PacingLimit.COLD_START : PacingLimit.CAP;
        if (limit(view, PacingLimit.LINES) <= limit(view, wall)) {
            wall = PacingLimit.LINES;
        }
        if (limit(view, PacingLimit.CONTACTS) < limit(view, wall)) {
            wall = PacingLimit.CONTACTS;
        }
        return view.agentsOnDuty() == 0 ? PacingLimit.NO_AGENTS : wall;
    }

    private int limit(PacingView view, PacingLimit wall) {
        return switch (wall) {
            case NO_AGENTS -> 0;
            case LINES -> StrictMath.max(0, view.linesFree());
            case CONTACTS -> StrictMath.max(0, view.contactsReady());
            case COLD_START -> StrictMath.min(cap(view), firstCalls(view));
            case CAP, RISK, BUDGET, WINDOW, BRAKE -> cap(view);
        };
    }

    /** Calls that a manager's cap still permits: so many in the air per agent on duty. */
    private static int cap(PacingView view) {
        long most = (long) view.maxCallsPerAgentPermille() * view.agentsOnDuty() / 1_000;
        return (int) StrictMath.max(0, StrictMath.min(Integer.MAX_VALUE, most) - view.unclaimedCalls());
    }

    /** Until some results are in, nobody bets on what was believed at the start. */
    private int firstCalls(PacingView view) {
        int free = view.freeAgents() - view.waitingPeople();
        double most = free * (1 + answers.informative() / COLD_PER_AGENT);
        return (int) StrictMath.max(0, most - view.unclaimedCalls());
    }

    /**
     * Calls to hang up: all that may be, when an answer in a moment would too probably find nobody. A call that has
     * rung so long is seldom answered, so little is lost with it; but what it still risks is risked now.
     */
    private int cancels(PacingView view, double permitted) {
        if (view.ringAtLeastMs() < 0 || cancelled > CANCEL_FIRST + CANCEL_SHARE * (answers.results() + cancelled)) {
            return 0;
        }
        double bearable = StrictMath.min(CANCEL_MOST_RISK, CANCEL_OVER_PERMITTED * permitted);
        if (forecast.riskInAMoment() < StrictMath.max(CANCEL_LEAST_RISK, bearable)) {
            return 0;
        }
        int cancel = 0;
        for (int i = 0; i < view.unclaimedCalls(); i++) {
            long rungMs = view.unclaimedRingingMs(i);
            if (view.ringAtLeastMs() == 0 || rungMs >= view.ringAtLeastMs()) {
                cancel++;
            }
        }
        return cancel;
    }

    private PacingOutlook outlook(PacingView view, double risk, double p) {
        return new PacingOutlook(view.freeAgents() - view.waitingPeople(),
                (int) StrictMath.round(1_000 * forecast.soonFreed()), forecast.callsInTheAir(),
                (int) StrictMath.round(1_000 * forecast.soonAnswers()), (int) StrictMath.round(1_000_000 * risk),
                (int) StrictMath.round(1_000 * p), answers.informative());
    }

    private List<CampaignOutlook> explain(PacingView view, double[] permitted, int[] upTo, double risk,
            PacingLimit wall) {
        List<CampaignOutlook> campaigns = new ArrayList<>(permitted.length);
        for (int n = 0; n < permitted.length; n++) {
            AbandonBudget budget = view.budget(n);
            RiskControl control = control(budget.campaignId());
            PacingLimit limit = wall;
            if (wall != PacingLimit.NO_AGENTS && risk > permitted[n]) {
                limit = control.limit(view.nowMs());
            } else if (wall != PacingLimit.NO_AGENTS && !affords(control.affordable(), view.agentsOnDuty())) {
                limit = PacingLimit.WINDOW;
            }
            campaigns.add(new CampaignOutlook(budget.campaignId(), upTo[n], limit,
                    (int) StrictMath.round(1_000_000 * permitted[n]), budget.abandoned(),
                    StrictMath.round(1_000 * budget.left())));
        }
        return campaigns;
    }

    @Override
    public void carry(Carrier c) {
        answers.carry(c);
        effects.carry(c);
        service.carry(c);
        startedMs = c.number(startedMs);
        refreshMs = c.number(refreshMs);
        graceMs = c.number(graceMs);
        cancelled = c.number(cancelled);
        int size = c.small(controls.size());
        List<Integer> ids = new ArrayList<>(controls.keySet());
        for (int i = 0; i < size; i++) {
            int id = c.small(i < ids.size() ? ids.get(i) : 0);
            control(id).carry(c);
        }
        stale = true;
    }
}
