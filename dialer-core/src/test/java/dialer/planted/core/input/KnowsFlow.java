package dialer.planted.core.input;

import dialer.planted.core.flow.Flow;

/** Planted: an input that knows what will be done about it. */
final class KnowsFlow {

    int calls(Flow flow) {
        return flow.calls();
    }
}
