package dialer.planted.api.store;

import dialer.planted.api.rest.Routes;

/** Planted: a store that knows who asks. */
record KnowsRoutes(Routes routes) {
}
