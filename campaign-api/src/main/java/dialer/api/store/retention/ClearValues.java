package dialer.api.store.retention;

/** Is shown what is about to be destroyed, in memory and for the last time, so that it can be looked for afterwards. */
public interface ClearValues {

    /** A number, E.164. */
    void number(String e164);

    /** A card, a form or an order: a JSON document. */
    void document(String json);

    /** A free text. */
    void text(String text);

    /** What was shown since the last time is gone in a moment: whatever is to be known of it is written down now. */
    void keep(int destructionId);
}
