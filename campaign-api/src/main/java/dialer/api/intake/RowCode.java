package dialer.api.intake;

/** What can be said of a row, apart from its number: the sentences stand in the messages under {@code row.NAME}. */
public enum RowCode {
    /** There is no phone column in this row. */
    NO_PHONE_COLUMN,
    /** The row is longer than any row of a base. */
    ROW_TOO_LONG,
    /** The row has more columns than a base may have. */
    TOO_MANY_COLUMNS,
    /** One number of the row is good, another one is not and was left out. */
    OTHER_NUMBER_LEFT_OUT,
    /** The row says until when to call, in a way that cannot be read. */
    DEADLINE_NOT_READ,
    /** The header stands here once more. */
    HEADER_AGAIN,
    /** The number stands in this base already. */
    DUPLICATE_IN_LIST,
    /** The number is being dialed for this courier by another base of the campaign. */
    DUPLICATE_IN_CAMPAIGN,
    /** The courier's order has been loaded already. */
    DUPLICATE_ORDER
}
