package dialer.api.courier;

import dialer.api.store.Database;
import dialer.api.store.job.RouteStore;
import dialer.engine.InputGate;
import dialer.engine.WallClock;
import dialer.numbering.plan.NumberingPlan;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Everything that takes couriers' jobs in and looks after them, put together. */
public final class JobDesk implements AutoCloseable {

    private final Routing routing;
    private final JobJudge judge;
    private final JobIntake intake;
    private final Feedback feedback;
    private final JobSweep sweep;

    /**
     * @param plan         the imported numbering plan in use
     * @param contactsCame told each campaign for which somebody is to be called now
     */
    public JobDesk(Database database, Supplier<NumberingPlan> plan, InputGate gate, IntConsumer contactsCame,
            Feedback.CardWatch cards, WallClock clock) {
        this.routing = new Routing(new RouteStore(database));
        this.judge = new JobJudge(plan, routing);
        this.intake = new JobIntake(database, clock, contactsCame, cards);
        this.feedback = new Feedback(database, judge, gate, contactsCame, cards, clock);
        this.sweep = new JobSweep(database, judge, routing, gate, contactsCame, clock);
    }

    public JobDesk start() {
        intake.start();
        return this;
    }

    public Routing routing() {
        return routing;
    }

    public JobJudge judge() {
        return judge;
    }

    public JobIntake intake() {
        return intake;
    }

    public Feedback feedback() {
        return feedback;
    }

    /** To be run once a second. */
    public JobSweep sweep() {
        return sweep;
    }

    @Override
    public void close() {
        intake.close();
    }
}
