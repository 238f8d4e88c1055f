package dialer.api.rest;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Instants in queries. */
final class Instants {

    private Instants() {
    }

    /** The instant in the query, with any offset; null where it is not given. */
    static @Nullable Instant inQuery(Context ctx, String name) {
        String value = ctx.queryParam(name);
        try {
            return value == null || value.isBlank() ? null : OffsetDateTime.parse(value.strip()).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.invalid(name, "wrong-kind",
                    "\"" + name + "\" is an instant such as 2026-11-26T09:00:00Z.");
        }
    }
}
