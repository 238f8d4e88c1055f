package dialer.telephony.translate;

/**
 * A leg that may lead nowhere, since its telephone has appeared anew: it is asked how many packets have come.
 *
 * @param channel by its whole name
 */
public record Doubt(long legId, String channel) {
}
