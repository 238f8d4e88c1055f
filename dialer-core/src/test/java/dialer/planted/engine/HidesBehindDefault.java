package dialer.planted.engine;

import dialer.core.campaign.DialMode;

/** Planted: a default swallows every mode that will be added. */
final class HidesBehindDefault {

    boolean asksAgentFirst(DialMode mode) {
        return switch (mode) {
            case PREVIEW -> true;
            default -> false;
        };
    }
}
