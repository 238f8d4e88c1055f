package dialer.planted.core.agent;

import dialer.planted.core.flow.Flow;

/** Planted: a noun that knows a flow. */
final class KnowsFlow {

    int calls(Flow flow) {
        return flow.calls();
    }
}
