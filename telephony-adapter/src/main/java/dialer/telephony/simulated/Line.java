package dialer.telephony.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One channel from Originate to Hangup. Lives on the timeline's thread. */
final class Line {

    static final int DOWN = 0;
    static final int RINGING = 5;
    static final int UP = 6;

    /** What was asked for when the line was originated. */
    record Origin(
            String id, String actionId, String dialString, String endpoint, String number, String callerName,
            String callerNumber, String context, String exten, long timeoutMs, Map<String, String> variables) {}

    private final Origin origin;
    private final String channel;
    private final Fate fate;
    private final long sinceMs;
    private final Map<String, String> variables = new LinkedHashMap<>();
    /** What is not said of other channels while this one holds them by listening. */
    private final List<Runnable> heldBack = new ArrayList<>();
    private int channelState = DOWN;
    private String context;
    private String exten = "s";
    private int priority = 1;
    private String application = "AppDial2";
    private String applicationArguments = "(Outgoing Line)";
    private String linkedId;
    private long linkedSinceMs;
    private @Nullable Line talkedTo;
    private @Nullable Bridge bridge;
    private boolean announcesCaller;
    private boolean yanked;
    private boolean over;
    private long step;

    Line(Origin origin, String channel, String startContext, Fate fate, long sinceMs) {
        this.origin = origin;
        this.channel = channel;
        this.context = startContext;
        this.fate = fate;
        this.sinceMs = sinceMs;
        this.linkedId = origin.id();
        this.linkedSinceMs = sinceMs;
        this.variables.putAll(origin.variables());
    }

    Origin origin() {
        return origin;
    }

    String id() {
        return origin.id();
    }

    String channel() {
        return channel;
    }

    Fate fate() {
        return fate;
    }

    long sinceMs() {
        return sinceMs;
    }

    Map<String, String> variables() {
        return variables;
    }

    int channelState() {
        return channelState;
    }

    String channelStateWord() {
        return switch (channelState) {
            case RINGING -> "Ringing";
            case UP -> "Up";
            default -> "Down";
        };
    }

    void become(int newState) {
        channelState = newState;
    }

    String context() {
        return context;
    }

    String exten() {
        return exten;
    }

    int priority() {
        return priority;
    }

    /** Moves the line in the dialplan; whatever it waited for there is void from now on. */
    void at(String newContext, String newExten, int newPriority) {
        context = newContext;
        exten = newExten;
        priority = newPriority;
        step++;
    }

    String application() {
        return application;
    }

    String applicationArguments() {
        return applicationArguments;
    }

    void runs(String newApplication, String arguments) {
        application = newApplication;
        applicationArguments = arguments;
    }

    void holdBack(Runnable news) {
        heldBack.add(news);
    }

    void leaveOffListening() {
        heldBack.forEach(Runnable::run);
        heldBack.clear();
    }

    /** Counts the line's moves: an action planned at one step is void at another. */
    long step() {
        return step;
    }

    void move() {
        step++;
    }

    String linkedId() {
        return linkedId;
    }

    /** Lines that are to be joined share the older one's linked id. */
    void linked(Line other) {
        if (other.linkedSinceMs < linkedSinceMs
                || (other.linkedSinceMs == linkedSinceMs && other.linkedId.compareTo(linkedId) > 0)) {
            linkedId = other.linkedId;
            linkedSinceMs = other.linkedSinceMs;
        }
    }

    /** From now on the line shows the other one as connected. */
    void connected(Line other) {
        talkedTo = other;
    }

    boolean announcesCaller() {
        return announcesCaller;
    }

    void announceCaller() {
        announcesCaller = true;
    }

    String connectedNumber() {
        return talkedTo == null ? origin.callerNumber() : talkedTo.origin.callerNumber();
    }

    String connectedName() {
        return talkedTo == null ? origin.callerName() : talkedTo.origin.callerName();
    }

    @Nullable Bridge bridge() {
        return bridge;
    }

    void in(@Nullable Bridge newBridge) {
        bridge = newBridge;
        step++;
    }

    boolean yanked() {
        return yanked;
    }

    /** Taken out of the dialplan by force: there is nothing to return to after the conversation. */
    void yank() {
        yanked = true;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
        step++;
    }
}
