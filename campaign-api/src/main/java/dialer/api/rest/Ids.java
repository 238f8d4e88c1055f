package dialer.api.rest;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Ids in paths and queries. */
final class Ids {

    private Ids() {
    }

    /** The id in the path; what is not a number names nothing. */
    static long inPath(Context ctx, String what) {
        return number(ctx.pathParam("id"), what);
    }

    static int intInPath(Context ctx, String what) {
        long id = inPath(ctx, what);
        if (id > Integer.MAX_VALUE) {
            throw ProblemException.notFound(what);
        }
        return (int) id;
    }

    /** Another id in the path; what is not a number names nothing. */
    static long inPath(Context ctx, String parameter, String what) {
        return number(ctx.pathParam(parameter), what);
    }

    /** Another number in the path; what is not one names nothing. */
    static int intInPath(Context ctx, String parameter, String what) {
        return (int) Math.min(Integer.MAX_VALUE, number(ctx.pathParam(parameter), what));
    }

    /** A number in the query; 0 where it is not given. */
    static long inQuery(Context ctx, String name) {
        String value = ctx.queryParam(name);
        if (value == null) {
            return 0;
        }
        if (!value.matches("\\d{1,18}")) {
            throw ProblemException.invalid(name, "wrong-kind", "\"" + name + "\" is a number.");
        }
        return Long.parseLong(value);
    }

    private static long number(@Nullable String text, String what) {
        if (text == null || !text.matches("[1-9]\\d{0,17}")) {
            throw ProblemException.notFound(what);
        }
        return Long.parseLong(text);
    }
}
