package dialer.numbering.place;

/**
 * What a base says about where a recipient is, as it is written there; an empty text stands for nothing.
 *
 * @param zone       a time zone, or several parted by commas: "Asia/Omsk", "UTC+5", "МСК+4"
 * @param region     "Приморский край"
 * @param settlement "г. Владивосток", or a whole address
 * @param index      six digits of the Post
 */
public record PlaceHints(String zone, String region, String settlement, String index) {

    public static final PlaceHints NONE = new PlaceHints("", "", "", "");

    /** Whether there is nothing that says where the address is. */
    public boolean addressIsEmpty() {
        return region.isEmpty() && settlement.isEmpty() && index.isEmpty();
    }

    /** No personal address in logs. */
    @Override
    public String toString() {
        return "PlaceHints[zone=" + !zone.isEmpty() + ", region=" + !region.isEmpty() + ", settlement="
                + !settlement.isEmpty() + ", index=" + !index.isEmpty() + "]";
    }
}
