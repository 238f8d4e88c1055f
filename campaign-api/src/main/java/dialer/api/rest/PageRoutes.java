package dialer.api.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The pages, built into the class path, and the contract with a page that shows it. */
final class PageRoutes {

    private static final String NOT_BUILT = """
            <!doctype html><meta charset="utf-8"><title>dialer</title>
            <p>The pages were not built. Build with <code>mvn package</code> (Node 20 is needed), without
            <code>-DskipWeb</code>. The API works: see <a href="/docs">/docs</a>.</p>
            """;
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml",
            "png", "image/png", "ico", "image/x-icon", "woff2", "font/woff2", "json", "application/json",
            "txt", "text/plain; charset=utf-8", "yaml", "application/yaml; charset=utf-8");

    List<Route> routes() {
        return List.of(
                Route.get("/", Access.OPEN, ctx -> page(ctx, "index.html", false)),
                Route.get("/favicon.svg", Access.OPEN, ctx -> page(ctx, "favicon.svg", false)),
                Route.get("/assets/{file}", Access.OPEN, ctx -> page(ctx, "assets/" + ctx.pathParam("file"), true)),
                Route.get("/openapi.yaml", Access.OPEN, ctx -> resource(ctx, "/openapi.yaml")),
                Route.get("/docs", Access.OPEN, ctx -> resource(ctx, "/docs/docs.html")),
                Route.get("/docs.js", Access.OPEN, ctx -> resource(ctx, "/docs/docs.js")));
    }

    /** A file of the pages; those with a hash in their name may be kept for ever. */
    private static void page(Context ctx, String name, boolean hashed) throws IOException {
        if (!name.matches("(assets/)?[A-Za-z0-9._-]+")) {
            throw ProblemException.notFound("page");
        }
        try (InputStream file = PageRoutes.class.getResourceAsStream("/web/" + name)) {
            if (file != null) {
                ctx.header("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
                ctx.contentType(type(name)).result(file.readAllBytes());
            } else if (name.equals("index.html")) {
                ctx.contentType("text/html; charset=utf-8").result(NOT_BUILT);
            } else {
                throw ProblemException.notFound("page");
            }
        }
    }

    private static void resource(Context ctx, String name) throws IOException {
        try (InputStream file = PageRoutes.class.getResourceAsStream(name)) {
            if (file == null) {
                throw ProblemException.notFound("page");
            }
            ctx.header("Cache-Control", "no-cache");
            ctx.contentType(type(name)).result(file.readAllBytes());
        }
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
