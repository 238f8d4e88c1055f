package dialer.api.rest;

import dialer.api.store.StoreAway;
import dialer.api.words.Blame;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every answer that is not a success, as RFC 9457 wants it. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    void configure(RoutesConfig routes) {
        routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e));
        routes.exception(HttpResponseException.class, (e, ctx) -> {
            e.getDetails().forEach((name, value) -> {
                if (name.equals("Allow") || name.equals("availableMethods")) {
                    ctx.header("Allow", value);
                }
            });
            answer(ctx, known(e.getStatus()));
        });
        routes.exception(Exception.class, this::unexpected);
        routes.error(404, this::plain);
        routes.error(405, this::plain);
        routes.error(413, this::plain);
    }

    private void unexpected(Exception e, Context ctx) {
        ProblemException body = SlowBodies.refusal(e);
        if (body != null) {
            answer(ctx, body);
            return;
        }
        if (StoreAway.isIn(e)) {
            LOG.warn("{} {}: the store does not answer", ctx.method().name(), ctx.endpoint().path);
            answer(ctx, ProblemException.storeAway());
            return;
        }
        LOG.error("{} {} failed: {}", ctx.method().name(), ctx.endpoint().path, Blame.of(e));
        LOG.debug("Why", e);
        answer(ctx, ProblemException.of(500, "our-fault", "Something broke here",
                "This is a fault of the server; its log says more."));
    }

    /** What the server itself answers without a body of ours. */
    private void plain(Context ctx) {
        String type = ctx.res().getContentType();
        if (type == null || !type.startsWith(Problem.CONTENT_TYPE)) {
            answer(ctx, known(ctx.statusCode()));
        }
    }

    private static ProblemException known(int status) {
        return switch (status) {
            case 404 -> ProblemException.notFound("page or route");
            case 405 -> ProblemException.of(405, "method", "Wrong method", "This route does not know this method.");
            case 413 -> ProblemException.tooLarge("A JSON body has at most 1 MB.");
            case 415 -> ProblemException.unsupported("Send another type of content.");
            default -> ProblemException.of(status, "http-" + status, "The request failed",
                    "The request could not be served.");
        };
    }

    private static void answer(Context ctx, ProblemException e) {
        e.headers().forEach(ctx::header);
        // as bytes: the server takes text of this type for Latin-1, and puts a question mark for any other letter
        ctx.status(e.status()).contentType(Problem.CONTENT_TYPE)
                .result(Json.text(e.problem(ctx.path())).getBytes(StandardCharsets.UTF_8));
    }
}
