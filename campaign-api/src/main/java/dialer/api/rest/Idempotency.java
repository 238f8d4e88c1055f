package dialer.api.rest;

import dialer.api.store.job.IdempotentAnswers;
import dialer.api.store.job.IdempotentAnswers.Answer;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requests that may be repeated under a key of the sender's: the same request gets the same answer for a day and
 * longer, another request under the same key is refused, and so is one that comes while the first is under way.
 */
final class Idempotency {

    private static final int LONGEST_KEY = 200;

    private final IdempotentAnswers answers;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Idempotency(IdempotentAnswers answers) {
        this.answers = answers;
    }

    /**
     * The key of a request.
     *
     * @param fingerprint of method, path and body
     */
    record Key(int courierId, String key, String fingerprint) {
        Answer answer(int status, String body) {
            return new Answer(fingerprint, status, body);
        }
    }

    /** What is sent back. */
    record Reply(int status, String body) {
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    /**
     * Answers a request once.
     *
     * @param work does the request and keeps its answer in the transaction, where there is a key
     * @throws ProblemException 409 while the same key is under way, 422 for another request under the key
     */
    void once(Context ctx, int courierId, byte[] body, Function<@Nullable Key, Reply> work) {
        String header = ctx.header("Idempotency-Key");
        if (header == null) {
            send(ctx, work.apply(null));
            return;
        }
        if (header.isBlank() || header.length() > LONGEST_KEY || !header.chars().allMatch(c -> c > 31 && c < 127)) {
            throw ProblemException.invalid("Idempotency-Key", "wrong-form",
                    "An Idempotency-Key has from 1 to " + LONGEST_KEY + " characters of ASCII.");
        }
        // what a sandbox was answered says nothing of the order itself
        String name = Guard.courierOf(ctx).sandbox() ? "sandbox " + header : header;
        Key key = new Key(courierId, name, fingerprint(ctx, body));
        if (!underWay.add(courierId + " " + name)) {
            throw ProblemException.conflict("in-progress",
                    "A request with this Idempotency-Key is under way. Ask again in a moment.");
        }
        try {
            Optional<Answer> before = answers.find(courierId, name);
            if (before.isPresent() && !before.get().fingerprint().equals(key.fingerprint())) {
                throw ProblemException.invalid("Idempotency-Key", "other-request",
                        "This Idempotency-Key was used for another request. Take a new one.");
            }
            if (before.isPresent()) {
                ctx.header("Idempotent-Replayed", "true");
                send(ctx, new Reply(before.get().status(), before.get().body()));
            } else {
                send(ctx, work.apply(key));
            }
        } finally {
            underWay.remove(courierId + " " + name);
        }
    }

    private static void send(Context ctx, Reply reply) {
        ctx.status(reply.status()).contentType("application/json").result(reply.body());
    }

    private static String fingerprint(Context ctx, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((ctx.method().name() + " " + ctx.path() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(body);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
