package dialer.api.rest;

import io.javalin.http.Context;
import java.util.Arrays;

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
        if (!plain.matches("\\d{1,9}(-[0-9a-f]{8})?")) {
            throw ProblemException.of(412, "changed-meanwhile", "This version is none of ours",
                    "Read it again and send its ETag as If-Match.");
        }
        return Integer.parseInt(plain.replaceFirst("-.*", ""));
    }

    /** Whether the caller has what this ETag stands for already (RFC 9110, section 13.1.2). */
    static boolean isKnown(Context ctx, String etag) {
        String header = ctx.header("If-None-Match");
        return header != null && Arrays.stream(header.split(","))
                .map(one -> one.strip().replaceFirst("^W/", "")).anyMatch(one -> one.equals(etag) || one.equals("*"));
    }
}
