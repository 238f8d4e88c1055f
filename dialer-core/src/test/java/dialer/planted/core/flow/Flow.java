package dialer.planted.core.flow;

/** Planted: something a noun may not know. */
public final class Flow {

    /** What a noun would like to ask. */
    public int calls() {
        return 1;
    }
}
