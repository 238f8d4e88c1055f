package dialer.api.live;

/**
 * Why an agent may pause.
 *
 * @param planned whether it is part of the shift's plan (lunch) or not (a broken headset)
 */
public record PauseReason(int id, String code, String labelRu, String labelEn, boolean planned) {
}
