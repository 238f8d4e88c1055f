package dialer.api.live;

import java.util.List;

/**
 * What live screens need to know of the configuration.
 *
 * @param maxSockets at once, over all pages
 */
public record LiveSettings(List<PauseReason> pauseReasons, Seats seats, Softphone softphone, int maxSockets) {
    public LiveSettings {
        pauseReasons = List.copyOf(pauseReasons);
    }
}
