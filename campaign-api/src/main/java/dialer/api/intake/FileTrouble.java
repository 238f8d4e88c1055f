package dialer.api.intake;

/**
 * Why a whole file cannot be taken. The sentences, each with what to do, stand in the messages under
 * {@code file.NAME}.
 */
public enum FileTrouble {
    /** There is nothing in it. */
    EMPTY,
    /** There are headers and no row. */
    HEADERS_ONLY,
    /** A workbook of Excel 97–2003, or one locked with a password. */
    OLD_EXCEL,
    /** An archive other than ZIP. */
    OTHER_ARCHIVE,
    /** A ZIP whose files are locked with a password. */
    LOCKED_ARCHIVE,
    /** A web page that calls itself a table. */
    WEB_PAGE,
    /** Neither a table nor text. */
    NO_TABLE,
    /** It grows beyond all measure when unpacked. */
    BOMB,
    /** A ZIP with more files in it than anybody packs. */
    TOO_MANY_FILES,
    /** A sheet that claims the same rows again and again. */
    REPEATED_ROWS,
    /** A ZIP without a base inside. */
    NOTHING_INSIDE,
    /** A ZIP or workbook that breaks off or is damaged. */
    DAMAGED,
    /** XML that defines entities of its own, which no spreadsheet does. */
    FORBIDDEN_XML,
    /** More columns than a base may have. */
    TOO_MANY_COLUMNS,
    /** The part that was asked for is not in the file. */
    NO_SUCH_PART,
    /** The connection broke off before the file was whole. */
    BROKEN_OFF,
    /** The product was stopped while the file was read. */
    INTERRUPTED,
    /** The store did not take the rows. */
    STORE_AWAY,
    /** Something broke here; the log says more. */
    OUR_FAULT
}
