package dialer.numbering;

import java.util.Locale;

/** What kind of line a number is, by the numbering plans. */
public enum NumberType {
    MOBILE,
    LANDLINE,
    /** The country's plan does not tell the two apart, as in North America. */
    LANDLINE_OR_MOBILE,
    TOLL_FREE,
    PREMIUM,
    SHARED_COST,
    VOIP,
    /** Personal, pager, universal access, voice mail. */
    OTHER;

    /** The word in JSON: "mobile", "toll_free". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
