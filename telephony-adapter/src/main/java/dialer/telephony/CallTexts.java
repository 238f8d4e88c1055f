package dialer.telephony;

import dialer.telephony.translate.CallText;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What calls show and say: each campaign's own, and for a contact's number the caller-id that was chosen for it when it
 * was let into the hopper. Changed at run time, from the next call on. Safe for all threads.
 */
public final class CallTexts {

    private final ConcurrentHashMap<Integer, CallText> texts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Line, String> lines = new ConcurrentHashMap<>();
    private final CallText standard;

    /** {@code standard}: for campaigns that have no text of their own. */
    public CallTexts(CallText standard) {
        this.standard = standard;
    }

    private record Line(long contactId, long numberId) {
    }

    public void put(int campaignId, CallText text) {
        texts.put(campaignId, text);
    }

    /**
     * The next call to this number of the contact shows that one.
     *
     * @param callerNumber in E.164
     */
    public void callFrom(long contactId, long numberId, String callerNumber) {
        lines.put(new Line(contactId, numberId), callerNumber);
    }

    /** No call to this number of the contact is near any more; nothing happens where none was. */
    public void forget(long contactId, long numberId) {
        lines.remove(new Line(contactId, numberId));
    }

    /** Never null. */
    public CallText of(int campaignId, long contactId, long numberId) {
        CallText text = texts.getOrDefault(campaignId, standard);
        String caller = lines.get(new Line(contactId, numberId));
        return caller == null ? text : new CallText(text.callerName(), caller, text.safeHarbourSound());
    }
}
