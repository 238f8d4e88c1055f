package dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A page of a long list; {@code nextCursor} is there where more may follow. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Page<T>(List<T> items, @Nullable String nextCursor) {

    private static final int USUAL_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1_000;

    static <T> Page<T> all(List<T> items) {
        return new Page<>(items, null);
    }

    /** A page that was read with the given limit: a full one may have a successor. */
    static <T> Page<T> of(List<T> items, int limit, ToLongFunction<T> id) {
        String next = items.size() < limit ? null : Base64.getUrlEncoder().withoutPadding().encodeToString(
                ("after " + id.applyAsLong(items.getLast())).getBytes(StandardCharsets.US_ASCII));
        return new Page<>(items, next);
    }

    /** The id behind the cursor; 0 for the first page. */
    static long cursor(Context ctx) {
        String cursor = ctx.queryParam("cursor");
        if (cursor == null) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return Long.parseLong(text.substring("after ".length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw ProblemException.invalid("cursor", "wrong-kind", "The cursor is not one of ours.");
        }
    }

    static int limit(Context ctx) {
        String limit = ctx.queryParam("limit");
        if (limit == null) {
            return USUAL_LIMIT;
        }
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= LARGEST_LIMIT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw ProblemException.invalid("limit", "out-of-range",
                "\"limit\" is a number from 1 to " + LARGEST_LIMIT + ".");
    }
}
