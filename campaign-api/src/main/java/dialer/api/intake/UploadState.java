package dialer.api.intake;

/** Where an upload stands. */
public enum UploadState {
    /** The file is coming in. */
    RECEIVING,
    /** The file is here; a person says what its columns mean. Nothing of it is stored. */
    MAPPING,
    /** Waits until another upload is through. */
    WAITING,
    /** A dry run: every row is judged, nobody is stored. */
    CHECKING,
    /** The dry run is over; the mapping may be changed, or the base stored. */
    CHECKED,
    /** Rows are judged and stored; nobody of them is called before all are. */
    STORING,
    /** The base is stored and can be dialed. */
    STORED,
    /** It could not be taken; the reason is named. */
    FAILED,
    /** A person has stopped it; nothing of it is left. */
    CANCELLED;

    /** Whether something is being done with it right now. */
    public boolean isBusy() {
        return this == RECEIVING || this == WAITING || this == CHECKING || this == STORING;
    }

    /** Whether a person may change the mapping, check or store. */
    public boolean isOpen() {
        return this == MAPPING || this == CHECKED;
    }
}
