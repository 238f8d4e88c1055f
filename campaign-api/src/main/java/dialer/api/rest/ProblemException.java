package dialer.api.rest;

import dialer.api.live.SlotsMessage.Offered;
import dialer.api.rest.Problem.FieldError;
import java.util.List;
import java.util.Map;

/** A request that cannot be done, with the answer that says why. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient int status;
    private final transient String code;
    private final transient String title;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;
    private final transient List<Offered> alternatives;

    private ProblemException(int status, String code, String title, String detail, List<FieldError> errors,
            Map<String, String> headers) {
        this(status, code, title, detail, errors, headers, List.of());
    }

    private ProblemException(int status, String code, String title, String detail, List<FieldError> errors,
            Map<String, String> headers, List<Offered> alternatives) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
        this.alternatives = List.copyOf(alternatives);
    }

    static ProblemException badRequest(String code, String detail) {
        return new ProblemException(400, code, "The request cannot be read", detail, List.of(), Map.of());
    }

    static ProblemException logInFirst(String detail) {
        return new ProblemException(401, "log-in", "Log in first", detail, List.of(),
                Map.of("WWW-Authenticate", "Bearer"));
    }

    static ProblemException forbidden(String code, String detail) {
        return new ProblemException(403, code, "Not allowed", detail, List.of(), Map.of());
    }

    static ProblemException notFound(String what) {
        return new ProblemException(404, "not-found", "Not found", "There is no such " + what + ".", List.of(),
                Map.of());
    }

    static ProblemException conflict(String code, String detail) {
        return new ProblemException(409, code, "Not possible now", detail, List.of(), Map.of());
    }

    static ProblemException slotGone(List<Offered> alternatives) {
        return new ProblemException(409, "slot-gone", "The slot is gone",
                "Somebody else has the place, or its time to be promised is over. Choose another slot.", List.of(),
                Map.of(), alternatives);
    }

    static ProblemException courierSilent() {
        return new ProblemException(503, "courier-silent", "The courier does not answer",
                "Nothing is held. Note the interval the recipient wishes; the courier decides.", List.of(),
                Map.of("Retry-After", "3"));
    }

    static ProblemException changedMeanwhile(int version) {
        return new ProblemException(412, "changed-meanwhile", "Somebody else has changed it",
                "The version is " + version + " now. Read it again, then change it.", List.of(), Map.of());
    }

    static ProblemException tooLarge(String detail) {
        return new ProblemException(413, "too-large", "Too large", detail, List.of(), Map.of());
    }

    static ProblemException unsupported(String detail) {
        return new ProblemException(415, "content-type", "Wrong type of content", detail, List.of(), Map.of());
    }

    static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(422, "invalid", "Some values are wrong",
                errors.size() == 1 ? errors.getFirst().detail() : errors.size() + " values are wrong.", errors,
                Map.of());
    }

    static ProblemException invalid(String pointer, String code, String detail) {
        return invalid(List.of(new FieldError(pointer, code, detail)));
    }

    static ProblemException slowDown(long waitMs) {
        long seconds = Math.max(1, (waitMs + 999) / 1_000);
        return new ProblemException(429, "slow-down", "Too many requests", "Try again in " + seconds + " s.",
                List.of(), Map.of("Retry-After", String.valueOf(seconds)));
    }

    static ProblemException busy() {
        return new ProblemException(503, "busy", "The engine does not take this now",
                "The engine's ring is full or it is not running. Nothing was done; try again in a moment.", List.of(),
                Map.of("Retry-After", "1"));
    }

    static ProblemException storeAway() {
        return new ProblemException(503, "store-away", "The store does not answer",
                "PostgreSQL does not answer. Keep what you have and try again in a moment.", List.of(),
                Map.of("Retry-After", "2"));
    }

    static ProblemException of(int status, String code, String title, String detail) {
        return new ProblemException(status, code, title, detail, List.of(), Map.of());
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    Problem problem(String instance) {
        return new Problem("urn:dialer:problem:" + code, title, status, getMessage(), instance, errors,
                alternatives);
    }
}
