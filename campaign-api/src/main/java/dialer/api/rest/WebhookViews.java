package dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dialer.api.courier.webhook.Endpoints;
import dialer.api.store.webhook.DeliveryLog.Delivery;
import dialer.api.store.webhook.DeliveryLog.FailedTry;
import dialer.api.store.webhook.Endpoint;
import dialer.api.store.webhook.Endpoint.Standing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Webhooks as JSON. */
final class WebhookViews {

    private WebhookViews() {
    }

    /** Where to send, and which events; without types all. */
    record EndpointRequest(@Nullable String url, @Nullable List<String> types) {
        @Override
        public String toString() {
            return "EndpointRequest";
        }
    }

    /**
     * An endpoint and how it stands with it.
     *
     * @param secret  only when it has just been made
     * @param waiting events that the receiver has not got yet
     * @param dead    events that were given up
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndpointView(String name, String url, List<String> types, String state, @Nullable String disabledFor,
            @Nullable Instant failingSince, @Nullable Instant formerSecretUntil, long waiting, long dead,
            @Nullable Instant oldestWaiting, Instant createdAt, @Nullable String secret) {

        static EndpointView of(Endpoint one, @Nullable Standing standing, @Nullable String secret) {
            return new EndpointView(one.name(), one.url(), one.types().stream().sorted().toList(),
                    one.isActive() ? "ACTIVE" : "DISABLED",
                    one.disabledFor() == null ? null : one.disabledFor().name(), one.failingSince(),
                    one.formerUntil(), standing == null ? 0 : standing.waiting(),
                    standing == null ? 0 : standing.dead(), standing == null ? null : standing.oldestDue(),
                    one.createdAt(), secret);
        }

        @Override
        public String toString() {
            return "EndpointView[" + name + "]";
        }
    }

    /** A new secret. */
    record RotatedView(String secret, Instant formerSecretUntil) {
        static RotatedView of(Endpoints.Rotated rotated) {
            return new RotatedView(rotated.secret(), rotated.formerUntil());
        }

        @Override
        public String toString() {
            return "RotatedView";
        }
    }

    /** Which events to send again. */
    record ReplayRequest(@Nullable List<String> eventIds, @Nullable String from, @Nullable String until,
            @Nullable Boolean deadLetters) {
    }

    /** A try that failed; no status where no answer came. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TryView(Instant at, @Nullable Integer status, String error, int tookMs) {
        static TryView of(FailedTry one) {
            return new TryView(one.at(), one.status() == 0 ? null : one.status(), one.error(), one.tookMs());
        }
    }

    /** One event on its way. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryView(String eventId, String type, @Nullable Long jobId, Instant eventAt, String state, int tries,
            @Nullable Instant nextAt, @Nullable Instant settledAt, @Nullable Integer status, @Nullable String error,
            @Nullable Integer tookMs, List<TryView> failures) {
        static DeliveryView of(Delivery one) {
            return new DeliveryView(one.eventId().toString(), one.type(), one.jobId(), one.eventAt(),
                    one.state().name(), one.tries(), one.nextAt(), one.settledAt(),
                    one.lastStatus() == 0 ? null : one.lastStatus(), one.lastError(),
                    one.tries() == 0 ? null : one.tookMs(), one.failures().stream().map(TryView::of).toList());
        }
    }
}
