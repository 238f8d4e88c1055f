package dialer.api.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A failure for the log: which kinds, and where in our code. Never the messages, since they may quote what somebody has
 * sent: a name in a cell that is no number, a row that the store has refused.
 */
public final class Blame {

    private static final String OURS = "dialer.";
    private static final int DEEPEST = 6;
    private static final int FRAMES = 3;

    private Blame() {
    }

    /** Such as {@code NumberFormatException at CalcRows.cell:88, SheetRows.row:41 <- StoreException …}. */
    public static String of(Throwable failure) {
        List<String> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && chain.size() < DEEPEST; cause = cause.getCause()) {
            chain.addFirst(cause.getClass().getSimpleName() + " at " + where(cause));
        }
        return String.join(" <- ", chain);
    }

    private static String where(Throwable cause) {
        List<String> frames = Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS)).limit(FRAMES)
                .map(frame -> frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                        + frame.getMethodName() + ":" + frame.getLineNumber()).toList();
        return frames.isEmpty() ? "a library" : String.join(", ", frames);
    }
}
