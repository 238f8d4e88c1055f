package dialer.api;

import dialer.api.live.Board;
import dialer.api.live.Live;
import dialer.api.rest.Health;
import dialer.api.store.Database;
import dialer.api.store.OutboxProjector;
import dialer.api.words.Sentences;
import dialer.engine.DialerEngine;
import dialer.engine.Gauges;
import dialer.telephony.NodeReport;
import dialer.telephony.Nodes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Looks after the parts: what health says, what the board warns of, what Prometheus reads. Nothing here waits. */
final class Watch {

    private static final long FAR_BEHIND = 5_000;
    private static final long PROBE_EVERY_S = 5;
    private static final Duration PROBE = Duration.ofSeconds(2);

    private final Database database;
    private final AtomicReference<@Nullable Parts> parts = new AtomicReference<>();
    private final CallerWatch callers;
    private final AtomicBoolean storeAnswers = new AtomicBoolean(true);
    private final AtomicBoolean probing = new AtomicBoolean();

    private record Parts(DialerEngine engine, OutboxProjector projector, Nodes nodes, Live live, Couriers couriers) {
    }

    Watch(Database database, CallerWatch callers) {
        this.database = database;
        this.callers = callers;
    }

    void over(DialerEngine engine, OutboxProjector projector, Nodes nodes, Live live, Couriers couriers) {
        parts.set(new Parts(engine, projector, nodes, live, couriers));
    }

    /** Asks the store now and then whether it is there, and what has become of calls. */
    void start(ScheduledExecutorService ticker, Executor executor) {
        callers.start(ticker, executor);
        ticker.scheduleAtFixedRate(() -> {
            if (probing.compareAndSet(false, true)) {
                executor.execute(() -> {
                    storeAnswers.set(database.answers(PROBE));
                    probing.set(false);
                });
            }
        }, PROBE_EVERY_S, PROBE_EVERY_S, TimeUnit.SECONDS);
    }

    List<Health.Check> checks() {
        return List.of(new Health.Check("engine", true, this::engineTrouble),
                new Health.Check("store", false, this::storeTrouble),
                new Health.Check("nodes", false, this::nodeTrouble),
                new Health.Check("dialing", false, this::dialingTrouble),
                new Health.Check("webhooks", false, this::webhookTrouble),
                new Health.Check("callers", false, this::callerTrouble));
    }

    /** What the board shows of what is outside the core. */
    Board.Surroundings surroundings() {
        Parts now = parts.get();
        Couriers.Look look = now == null ? null : now.couriers().seen();
        return new Board.Surroundings(look == null ? Board.Webhooks.NONE
                : new Board.Webhooks(look.waiting(), look.dead(), look.oldestMs()), alarms());
    }

    private List<Board.Alarm> alarms() {
        return checks().stream().map(check -> check.trouble().get()).filter(Objects::nonNull)
                .map(code -> new Board.Alarm(code, Sentences.RU.of("alarm." + code), Sentences.EN.of("alarm." + code)))
                .toList();
    }

    void measure(MeterRegistry metrics) {
        gauge(metrics, "dialer.engine.ring.fill", p -> p.engine().gauges().read().ringFill());
        gauge(metrics, "dialer.engine.inputs.per.second", p -> p.engine().gauges().read().inputsPerSecond());
        gauge(metrics, "dialer.engine.inputs", p -> p.engine().gauges().read().inputSeq());
        gauge(metrics, "dialer.engine.refused", p -> p.engine().gauges().read().refused());
        gauge(metrics, "dialer.engine.frozen", p -> p.engine().frozen() ? 1 : 0);
        gauge(metrics, "dialer.store.behind", p -> p.engine().gauges().read().storeBehind());
        gauge(metrics, "dialer.disk.free.bytes", p -> p.engine().gauges().read().freeBytes());
        gauge(metrics, "dialer.nodes.up", p -> p.nodes().states().stream().filter(NodeReport::up).count());
        gauge(metrics, "dialer.webhooks.waiting", p -> p.couriers().seen().waiting());
        gauge(metrics, "dialer.webhooks.dead", p -> p.couriers().seen().dead());
        gauge(metrics, "dialer.webhooks.oldest.waiting.seconds", p -> p.couriers().seen().oldestMs() / 1_000.0);
        gauge(metrics, "dialer.webhooks.delivered", p -> p.couriers().sender().delivered());
        gauge(metrics, "dialer.webhooks.failed", p -> p.couriers().sender().failed());
        gauge(metrics, "dialer.sockets", p -> p.live().openSockets());
    }

    private void gauge(MeterRegistry metrics, String name, ToDoubleFunction<Parts> value) {
        Gauge.builder(name, parts, holder -> {
            Parts now = holder.get();
            return now == null ? Double.NaN : value.applyAsDouble(now);
        }).register(metrics);
    }

    private @Nullable String engineTrouble() {
        Parts now = parts.get();
        return now != null && now.engine().frozen() ? "ENGINE_FROZEN" : null;
    }

    private @Nullable String storeTrouble() {
        Parts now = parts.get();
        if (!storeAnswers.get() || (now != null && now.projector().isFailing())) {
            return "STORE_AWAY";
        }
        if (now == null) {
            return null;
        }
        Gauges.Reading reading = now.engine().gauges().read();
        return reading.storeBehind() > FAR_BEHIND ? "STORE_BEHIND" : null;
    }

    private @Nullable String nodeTrouble() {
        Parts now = parts.get();
        boolean down = now != null && now.nodes().states().stream().anyMatch(node -> !node.up());
        return down ? "NODE_DOWN" : null;
    }

    private @Nullable String webhookTrouble() {
        Parts now = parts.get();
        return now == null ? null : now.couriers().trouble();
    }

    private @Nullable String callerTrouble() {
        return callers.resting() > 0 ? "CALLER_ID_REFUSED" : null;
    }

    private @Nullable String dialingTrouble() {
        Parts now = parts.get();
        return now != null && !now.live().board().dialingRuns() ? "DIALING_STOPPED" : null;
    }
}
