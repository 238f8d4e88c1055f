package dialer.api.live;

import java.util.List;

/**
 * What live screens need to know of the configuration.
 *
 * @param destinations numbers outside to which calls may be handed over
 * @param maxSockets   at once, over all pages
 */
public record LiveSettings(List<PauseReason> pauseReasons, Seats seats, Softphone softphone,
        List<Destination> destinations, int maxSockets) {
    public LiveSettings {
        pauseReasons = List.copyOf(pauseReasons);
        destinations = List.copyOf(destinations);
    }

    /** A number outside, by its name; the digits are nobody's business here. */
    public record Destination(int destinationId, String labelRu, String labelEn) {
    }
}
