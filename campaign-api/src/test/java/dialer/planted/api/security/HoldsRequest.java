package dialer.planted.api.security;

import io.javalin.http.Context;

/** Planted: a web type far from the routes. */
final class HoldsRequest {

    String path(Context context) {
        return context.path();
    }
}
