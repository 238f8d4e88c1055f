package dialer.core.pacing;

/**
 * The risk of one more call, computed the plain way: every agent and every call is looked up at its very age, no table,
 * no normal approximation, one distribution of (agents freed - calls answered) built up one yes or no at a time.
 */
final class NaiveRisk {
    private static final int QUANTILES = 8;

    private final AnswerModel answers;
    private final ServiceModel service;
    private final double graceS;

    NaiveRisk(AnswerModel answers, ServiceModel service, double graceS) {
        this.answers = answers;
        this.service = service;
        this.graceS = graceS;
    }

    double risk(PacingView view, double p, int newCalls) {
        double sum = 0;
        for (int j = 0; j < QUANTILES; j++) {
            sum += riskAt(view, p, newCalls, answeredBy(1 - (j + 0.5) / QUANTILES));
        }
        return sum / QUANTILES;
    }

    /** P(free + freed - answered <= 0), seconds from now. */
    private double riskAt(PacingView view, double p, int newCalls, double delayS) {
        int size = 2 * (view.talkingAgents() + view.wrappingUpAgents() + view.unclaimedCalls() + newCalls) + 1;
        int zero = size / 2;
        double[] balance = new double[size];
        balance[zero] = 1;
        for (int i = 0; i < view.talkingAgents(); i++) {
            balance = moved(balance, 1, freedFromTalk(view.talkingForMs(i) / 1000.0, delayS + graceS));
        }
        for (int i = 0; i < view.wrappingUpAgents(); i++) {
            double age = view.wrappingUpForMs(i) / 1000.0;
            double still = service.wrapUp().survival(age + delayS + graceS) / service.wrapUp().survival(age);
            balance = moved(balance, 1, service.stays() * (1 - still));
        }
        for (int i = 0; i < view.unclaimedCalls(); i++) {
            balance = moved(balance, -1, answeredWithin(view.unclaimedForMs(i) / 500, delayS, p));
        }
        for (int i = 0; i < newCalls; i++) {
            balance = moved(balance, -1, answeredWithin(0, delayS, p));
        }
        double risk = 0;
        for (int x = 0; x < size; x++) {
            if (view.freeAgents() - view.waitingPeople() + x - zero <= 0) {
                risk += balance[x];
            }
        }
        return risk;
    }

    private static double[] moved(double[] balance, int by, double q) {
        double[] next = new double[balance.length];
        for (int x = 0; x < balance.length; x++) {
            if (balance[x] > 0) {
                next[x] += balance[x] * (1 - q);
                next[x + by] += balance[x] * q;
            }
        }
        return next;
    }

    /** P(talk ends and wrap-up after it ends within so many seconds), summed over when the talk ends. */
    private double freedFromTalk(double age, double within) {
        double step = 0.05;
        double sum = 0;
        for (double u = 0; u + step <= within; u += step) {
            double ends = service.talk().survival(age + u) - service.talk().survival(age + u + step);
            sum += ends * (1 - service.wrapUp().survival(within - u - step / 2));
        }
        return service.stays() * sum / service.talk().survival(age);
    }

    private double answeredWithin(long bin, double withinS, double p) {
        int b = (int) StrictMath.min(AnswerModel.BINS - 1, bin);
        double alive = p * answers.unanswered(b) + (1 - p) * answers.unfailed(b);
        return p * (answers.unanswered(b) - unansweredAt(b + withinS * 2)) / alive;
    }

    private double unansweredAt(double bins) {
        int low = (int) bins;
        if (low >= AnswerModel.BINS) {
            return answers.unanswered(AnswerModel.BINS);
        }
        return answers.unanswered(low) + (bins - low) * (answers.unanswered(low + 1) - answers.unanswered(low));
    }

    /** The delay, seconds, by which all but this share of those who answer have answered: by bisection. */
    private double answeredBy(double share) {
        double low = 0;
        double high = AnswerModel.BINS;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (unansweredAt(middle) > share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low / 2;
    }
}
