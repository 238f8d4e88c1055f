package dialer.telephony.translate;

import org.jspecify.annotations.Nullable;

/** Looks up what identifiers stand for, at the last moment before a number is dialed. */
public interface Directory {

    /** The number's digits (E.164, with or without "+"), or null when it is not known here. */
    @Nullable String digits(long numberId);

    /** What the campaign's calls show and say. */
    CallText text(int campaignId);
}
