package dialer.api.rest;

import io.javalin.http.Context;

/** The version that a change is meant for. */
final class IfMatch {

    private IfMatch() {
    }

    /** @throws ProblemException 428 where it is not said, 412 where it is none of ours */
    static int version(Context ctx) {
        String header = ctx.header("If-Match");
        if (header == null) {
            throw ProblemException.of(428, "no-version", "Say which version is meant",
                    "Read it first and send its ETag as If-Match.");
        }
        String plain = header.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!plain.matches("\\d{1,9}")) {
            throw ProblemException.of(412, "changed-meanwhile", "This version is none of ours",
                    "Read it again and send its ETag as If-Match.");
        }
        return Integer.parseInt(plain);
    }
}
