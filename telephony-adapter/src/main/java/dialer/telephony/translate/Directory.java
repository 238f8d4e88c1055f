package dialer.telephony.translate;

import org.jspecify.annotations.Nullable;

/** Looks up what identifiers stand for, at the last moment before a number is dialed. */
public interface Directory {

    /** The number's digits (E.164, with or without "+"), or null when it is not known here. */
    @Nullable String digits(long numberId);

    /** The digits of a number outside to which calls may be handed over, or null when it is none. */
    @Nullable String destination(int destinationId);

    /** What a call to this number of the contact shows and says. */
    CallText text(int campaignId, long contactId, long numberId);
}
