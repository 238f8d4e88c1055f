package dialer.api.intake;

/** What a column of a base means. */
public enum ColumnRole {
    /** A telephone number, or several in one cell; more columns of it are dialed in their order. */
    PHONE(""),
    /** The recipient's name; several columns of it (surname, first name) are joined. */
    NAME("name"),
    /** Where to deliver, in one cell. */
    ADDRESS("address"),
    /** Town or village. */
    SETTLEMENT("settlement"),
    /** Region, country district, state. */
    REGION("region"),
    /** Postal index. */
    INDEX("index"),
    /** The recipient's time zone: an IANA name, UTC+7, МСК+4. */
    ZONE("zone"),
    /** The courier's id of the order: the natural key of a row. */
    ORDER("order"),
    /** What is to be paid. */
    SUM("sum"),
    /** Hours of delivery. */
    INTERVAL("interval"),
    /** Day of delivery. */
    DAY("day"),
    /** Nobody is called for the row from then on: a day, which counts to its end, or a day and a time. */
    DEADLINE("deadline"),
    /** In whose name the agent speaks. */
    SHOP("shop"),
    /** What is delivered. */
    ITEMS("items"),
    /** What somebody has noted. */
    COMMENT("comment"),
    /** Whose order it is; rows of different couriers never merge. */
    COURIER("courier"),
    /** A field of the card under the column's own name. */
    FIELD(""),
    /** The number of the row in a file of ours that comes back repaired. */
    ROW(""),
    /** Is left out. */
    IGNORE("");

    private final String key;

    ColumnRole(String key) {
        this.key = key;
    }

    /** The field of the card, empty where the role has none of its own. */
    String key() {
        return key;
    }
}
