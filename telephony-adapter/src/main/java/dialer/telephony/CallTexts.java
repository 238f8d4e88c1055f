package dialer.telephony;

import dialer.telephony.translate.CallText;
import java.util.concurrent.ConcurrentHashMap;

/** What each campaign's calls show and say; changed at run time, from the next call on. Safe for all threads. */
public final class CallTexts {

    private final ConcurrentHashMap<Integer, CallText> texts = new ConcurrentHashMap<>();
    private final CallText standard;

    /** {@code standard}: for campaigns that have no text of their own. */
    public CallTexts(CallText standard) {
        this.standard = standard;
    }

    public void put(int campaignId, CallText text) {
        texts.put(campaignId, text);
    }

    /** Never null. */
    public CallText of(int campaignId) {
        return texts.getOrDefault(campaignId, standard);
    }
}
