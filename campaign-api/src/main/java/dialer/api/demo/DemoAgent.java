package dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A simulated agent at a simulated screen: signs on, talks for a while, fills the form, chooses an outcome, sometimes
 * takes a break. Knows nothing that a person at the page would not know.
 */
final class DemoAgent {

    private static final int MOST_REFUSALS = 5;
    private static final double TALK_MEAN_S = 25;
    private static final double WRAP_UP_MEAN_S = 5;
    private static final double HURRIED_S = 0.3;
    /** By the wall clock, whatever the speed: a server that is away does not come back sooner. */
    private static final long AGAIN_MS = 700;
    /** As the page does: who is silent for longer than the server bears is held to be gone. */
    private static final long PING_MS = 10_000;
    private static final double BREAK_SHARE = 0.03;
    private static final double BREAK_MEAN_S = 20;

    private final DemoClient client;
    private final ScheduledExecutorService timers;
    private final int speed;
    private final Random random;
    private final DemoForm forms;
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private final Object lock = new Object();
    /** A socket takes one message at a time. */
    private final Object sending = new Object();

    private final Set<Long> settled = new HashSet<>();
    private String state = "OFFLINE";
    private Instant stateSince = Instant.EPOCH;
    private boolean legUp;
    private boolean leaving;
    private boolean hurried;
    private @Nullable JsonNode card;
    private @Nullable JsonNode slots;
    private long working;
    private long chosen;
    /** Of this attempt's forms. */
    private int refusals;

    DemoAgent(DemoClient client, ScheduledExecutorService timers, int speed, long seed) {
        this.client = client;
        this.timers = timers;
        this.speed = speed;
        this.random = new Random(seed);
        this.forms = new DemoForm(client, random);
    }

    /** Opens the screen and starts the shift. */
    void signOn() {
        socket.complete(client.live(new LiveListener(this::hear)));
        say(Map.of("type", "signOn", "seat", "phone"));
        timers.scheduleAtFixedRate(() -> say(Map.of("type", "ping")), PING_MS, PING_MS, TimeUnit.MILLISECONDS);
    }

    /** Brings the conversation and its form to an end now, and any later one at once. */
    void hurry() {
        long attemptId;
        synchronized (lock) {
            hurried = true;
            attemptId = card == null ? 0 : card.path("attemptId").asLong();
        }
        if (attemptId != 0) {
            timers.execute(() -> quietly(() -> finish(attemptId)));
        }
    }

    /** Asks for no more calls; the shift ends by itself when the last outcome is chosen. */
    void leave() {
        synchronized (lock) {
            leaving = true;
        }
        // whose screen was cut off is not on shift any more
        quietly(() -> say(Map.of("type", "signOff")));
    }

    /** Attempts whose outcome was taken: their card has closed after it was chosen. */
    Set<Long> settled() {
        synchronized (lock) {
            return Set.copyOf(settled);
        }
    }

    boolean isGone() {
        synchronized (lock) {
            return state.equals("OFFLINE");
        }
    }

    private void hear(JsonNode message) {
        synchronized (lock) {
            switch (message.path("type").asText()) {
                case "agent" -> moved(message);
                case "card" -> carded(message);
                case "slots" -> slots = message;
                case "cardClosed" -> {
                    if (chosen != 0 && message.path("attemptId").asLong() == chosen) {
                        settled.add(chosen);
                    }
                    card = null;
                    slots = null;
                }
                default -> { }
            }
        }
    }

    private void moved(JsonNode message) {
        String before = state;
        state = message.path("state").asText();
        stateSince = Instant.parse(message.path("since").asText());
        boolean legWasUp = legUp;
        legUp = message.path("legUp").asBoolean();
        boolean rested = state.equals("PAUSED") && (!before.equals("PAUSED") || !legWasUp);
        if (rested && legUp && !leaving) {
            boolean onBreak = message.path("pauseReasonId").asInt() > 0;
            later(onBreak ? BREAK_MEAN_S : 1, () -> say(Map.of("type", "ready")));
        }
    }

    private void carded(JsonNode message) {
        card = message;
        long attemptId = message.path("attemptId").asLong();
        if (attemptId == 0) {
            long contactId = message.path("contactId").asLong();
            later(3, () -> say(Map.of("type", "previewCall", "contactId", contactId)));
        } else if (attemptId != working) {
            working = attemptId;
            refusals = 0;
            later(TALK_MEAN_S, () -> finish(attemptId));
            if (random.nextDouble() < BREAK_SHARE) {
                say(Map.of("type", "breakAfterCall", "wanted", true, "reasonId", 1));
            }
        }
    }

    /** The conversation has run its course: hang up if the person has not, then fill the form. */
    private void finish(long attemptId) {
        boolean talking;
        synchronized (lock) {
            talking = state.equals("TALKING");
        }
        if (talking) {
            say(Map.of("type", "hangUp", "attemptId", attemptId));
        }
        later(WRAP_UP_MEAN_S, () -> choose(attemptId));
    }

    private void choose(long attemptId) {
        JsonNode now;
        JsonNode offered;
        Instant callEnded;
        synchronized (lock) {
            now = card;
            offered = slots;
            callEnded = stateSince;
            if (now == null || now.path("attemptId").asLong() != attemptId || chosen == attemptId) {
                return;
            }
            chosen = attemptId;
        }
        JsonNode outcome = draw(now.path("outcomes"));
        save(attemptId, outcome, Map.of("attemptId", attemptId, "contactId", now.path("contactId").asLong(),
                "outcomeId", outcome.path("id").asInt(), "note", "Согласовано по телефону", "data",
                forms.fill(now, outcome, offered)), callEnded);
    }

    /** As on the page, a form waits at the screen while the store is away, for as long as the screen is alive. */
    private void save(long attemptId, JsonNode outcome, Map<String, Object> filled, Instant callEnded) {
        JsonNode form;
        try {
            form = client.send("POST", "/v1/agent/forms", filled);
        } catch (DemoClient.NotNow e) {
            if (!socket.join().isOutputClosed()) {
                timers.schedule(() -> quietly(() -> save(attemptId, outcome, filled, callEnded)), AGAIN_MS,
                        TimeUnit.MILLISECONDS);
            }
            return;
        } catch (IllegalStateException refused) {
            chooseAnew(attemptId, refused);
            return;
        }
        Map<String, Object> choice = new HashMap<>(Map.of("type", "outcome", "attemptId", attemptId, "outcomeId",
                outcome.path("id").asInt(), "formId", form.path("formId").asLong()));
        if (outcome.path("kind").asText().equals("CALLBACK")) {
            choice.put("callbackAt", callEnded.plusSeconds(3_600L).toString());
        }
        say(choice);
    }

    /** A form that is refused, because its slot has gone meanwhile say, is filled anew as a person would. */
    private void chooseAnew(long attemptId, IllegalStateException refused) {
        synchronized (lock) {
            if (++refusals > MOST_REFUSALS) {
                throw refused;
            }
            chosen = 0;
            slots = null;
        }
        later(WRAP_UP_MEAN_S, () -> choose(attemptId));
    }

    /** Most people agree; the other outcomes share the rest. */
    private JsonNode draw(JsonNode outcomes) {
        int last = outcomes.size() - 1;
        return random.nextDouble() < 0.7 ? outcomes.path(0) : outcomes.path(Math.min(last, 1 + random.nextInt(5)));
    }

    private void later(double meanSeconds, Runnable work) {
        boolean now;
        synchronized (lock) {
            now = hurried;
        }
        double spread = now ? HURRIED_S : meanSeconds * (0.4 + 1.2 * random.nextDouble());
        timers.schedule(() -> quietly(work), Math.round(spread * 1_000 / speed), TimeUnit.MILLISECONDS);
    }

    /** A refused form or a socket that has just closed ends this step, not the agent. */
    private void quietly(Runnable work) {
        try {
            work.run();
        } catch (IllegalStateException e) {
            System.err.println("A simulated agent could not go on: " + e.getMessage());
        }
    }

    private void say(Map<String, ?> message) {
        synchronized (sending) {
            try {
                socket.join().sendText(DemoClient.text(message), true).join();
            } catch (CompletionException e) {
                throw new IllegalStateException("the live socket is closed", e);
            }
        }
    }
}
