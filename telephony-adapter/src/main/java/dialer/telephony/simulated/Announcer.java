package dialer.telephony.simulated;

import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** Words the events, header by header as Asterisk 22 does, and hands them, with their names, to whoever listens. */
final class Announcer {

    private final String systemName;
    private final LongSupplier nowMs;
    private final BiConsumer<String, Block> listeners;
    private long sequence;

    Announcer(String systemName, LongSupplier nowMs, BiConsumer<String, Block> listeners) {
        this.systemName = systemName;
        this.nowMs = nowMs;
        this.listeners = listeners;
    }

    void newChannel(Line line) {
        say("Newchannel", line(begin("Newchannel", "call,all"), line));
    }

    void newState(Line line) {
        say("Newstate", line(begin("Newstate", "call,all"), line));
    }

    void dialBegin(Line line) {
        say("DialBegin", dest(begin("DialBegin", "call,all"), line).line("DialString", dialed(line)));
    }

    void dialState(Line line, String dialStatus) {
        say("DialState", dest(begin("DialState", "call,all"), line).line("DialStatus", dialStatus));
    }

    void dialEnd(Line line, String dialStatus) {
        say("DialEnd", dest(begin("DialEnd", "call,all"), line).line("DialStatus", dialStatus));
    }

    /** {@code channel} is the channel's name, or the dial string when there is no channel to name. */
    void originateResponse(Line.Origin origin, boolean success, String channel, int reason) {
        say("OriginateResponse", begin("OriginateResponse", "call,all")
                .line("ActionID", origin.actionId())
                .line("Response", success ? "Success" : "Failure")
                .line("Channel", channel)
                .line("Context", origin.context())
                .line("Exten", origin.exten())
                .line("Reason", reason)
                .line("Uniqueid", origin.id())
                .line("CallerIDNum", origin.callerNumber())
                .line("CallerIDName", origin.callerName()));
    }

    void bridgeEnter(Line line, Bridge bridge) {
        say("BridgeEnter", line(bridge(begin("BridgeEnter", "call,all"), bridge, true), line));
    }

    void bridgeLeave(Line line, Bridge bridge) {
        say("BridgeLeave", line(bridge(begin("BridgeLeave", "call,all"), bridge, false), line));
    }

    void hangupRequest(Line line, int cause, int techCause) {
        var block = line(begin("HangupRequest", "call,all"), line);
        if (cause != 0) {
            block.line("Cause", cause);
        }
        say("HangupRequest", techCause == 0 ? block : block.line("TechCause", techCause));
    }

    void hangup(Line line, int cause, int techCause) {
        var block = line(begin("Hangup", "call,all"), line)
                .line("Cause", cause)
                .line("Cause-txt", SipAnswer.causeText(cause));
        say("Hangup", techCause == 0 ? block : block.line("TechCause", techCause));
    }

    void userEvent(Line line, String name, String header, String value) {
        say("UserEvent", line(begin("UserEvent", "user,all"), line).line("UserEvent", name).line(header, value));
    }

    /** The UserEvent of the dialer-check context, which runs on a Local channel that we do not model. */
    void soundChecked(String check, String verdict) {
        say("UserEvent", begin("UserEvent", "user,all")
                .line("Channel", "Local/silence@dialer-check-0000000" + sequence % 10 + ";1")
                .line("ChannelState", Line.UP)
                .line("ChannelStateDesc", "Up")
                .line("Context", "dialer-check")
                .line("Exten", "h")
                .line("Priority", 2)
                .line("Uniqueid", systemName + "-" + nowMs.getAsLong() / 1000 + "." + sequence)
                .line("UserEvent", "DialerCheck")
                .line("Check", check)
                .line("Sound", verdict));
    }

    void contactStatus(String endpoint, String uri, String contactStatus) {
        say("ContactStatus", begin("ContactStatus", "system,all")
                .line("URI", uri)
                .line("ContactStatus", contactStatus)
                .line("AOR", endpoint)
                .line("EndpointName", endpoint)
                .line("RoundtripUsec", contactStatus.equals("Reachable") ? 400 : 0));
    }

    void shutdown() {
        say("Shutdown", begin("Shutdown", "system,all").line("Shutdown", "Cleanly").line("Restart", "False"));
    }

    /** The headers that describe a line, as in Newchannel, CoreShowChannel and Status. */
    static Block line(Block block, Line line) {
        var known = line.announcesCaller();
        return block.line("Channel", line.channel())
                .line("ChannelState", line.channelState())
                .line("ChannelStateDesc", line.channelStateWord())
                .line("CallerIDNum", known ? line.origin().callerNumber() : "<unknown>")
                .line("CallerIDName", known ? line.origin().callerName() : "<unknown>")
                .line("ConnectedLineNum", known ? line.connectedNumber() : "<unknown>")
                .line("ConnectedLineName", known ? line.connectedName() : "<unknown>")
                .line("Language", "en")
                .line("AccountCode", "")
                .line("Context", line.context())
                .line("Exten", line.exten())
                .line("Priority", line.priority())
                .line("Uniqueid", line.id())
                .line("Linkedid", line.linkedId());
    }

    private static Block dest(Block block, Line line) {
        return block.line("DestChannel", line.channel())
                .line("DestChannelState", line.channelState())
                .line("DestChannelStateDesc", line.channelStateWord())
                .line("DestCallerIDNum", line.origin().callerNumber())
                .line("DestCallerIDName", line.origin().callerName())
                .line("DestConnectedLineNum", line.connectedNumber())
                .line("DestConnectedLineName", line.connectedName())
                .line("DestLanguage", "en")
                .line("DestAccountCode", "")
                .line("DestContext", line.context())
                .line("DestExten", line.exten())
                .line("DestPriority", line.priority())
                .line("DestUniqueid", line.id())
                .line("DestLinkedid", line.linkedId());
    }

    private static Block bridge(Block block, Bridge bridge, boolean entering) {
        return block.line("BridgeUniqueid", bridge.id())
                .line("BridgeType", bridge.type())
                .line("BridgeTechnology", bridge.technology(entering))
                .line("BridgeCreator", bridge.creator())
                .line("BridgeName", bridge.name())
                .line("BridgeNumChannels", bridge.lines().size())
                .line("BridgeVideoSourceMode", "none");
    }

    private static String dialed(Line line) {
        return line.origin().dialString().substring(line.origin().dialString().indexOf('/') + 1);
    }

    private Block begin(String event, String privilege) {
        var ms = nowMs.getAsLong();
        return new Block()
                .line("Event", event)
                .line("Privilege", privilege)
                .line("Timestamp", "%d.%03d%03d".formatted(ms / 1000, ms % 1000, sequence++ % 1000))
                .line("SystemName", systemName);
    }

    private void say(String name, Block block) {
        listeners.accept(name, block);
    }
}
