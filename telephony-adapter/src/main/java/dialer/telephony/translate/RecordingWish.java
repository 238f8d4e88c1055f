package dialer.telephony.translate;

/** What an agent wants done with the recording of the conversation. */
public enum RecordingWish {
    /** Leave out what is said from now on: a card number is being spoken. */
    PAUSE,
    /** Take in again what is said. */
    RESUME,
    /** End it: the person does not want to be recorded. */
    STOP
}
