package dialer.telephony.ami;

import dialer.telephony.translate.AmiEvent;
import dialer.telephony.translate.ChannelIds;
import dialer.telephony.translate.LiveChannel;
import org.jspecify.annotations.Nullable;

/**
 * Asterisk's events as our own. Only those of our own legs and of the node itself; everything else on a busy Asterisk
 * costs a look at its name and ids.
 */
final class EventDecoder {

    private static final int UP = 6;

    private final ChannelIds ids;

    EventDecoder(ChannelIds ids) {
        this.ids = ids;
    }

    /** Null for an event that says nothing to us. */
    @Nullable AmiEvent decode(EventBlock block) {
        return switch (block.name()) {
            case "Newchannel", "BridgeEnter", "BridgeLeave", "HangupRequest", "Hangup" -> ofChannel(block);
            case "DialState", "DialEnd" -> ofDial(block);
            case "OriginateResponse" -> originated(block);
            case "UserEvent" -> said(block);
            case "ContactStatus" -> new AmiEvent.ContactChanged(block.text("EndpointName"), block.text("AOR"),
                    block.text("ContactStatus"));
            case "FullyBooted" -> new AmiEvent.Booted();
            case "Shutdown" -> new AmiEvent.ShuttingDown();
            default -> null;
        };
    }

    private @Nullable AmiEvent ofChannel(EventBlock block) {
        String id = block.text("Uniqueid");
        if (!ids.own(id)) {
            return null;
        }
        String channel = block.text("Channel");
        return switch (block.name()) {
            case "Newchannel" -> new AmiEvent.ChannelCreated(id, channel);
            case "BridgeEnter" -> new AmiEvent.BridgeEntered(id, channel, block.text("BridgeUniqueid"),
                    block.text("BridgeTechnology").equals("holding_bridge"), block.text("BridgeName"));
            case "HangupRequest" -> new AmiEvent.FarEndLeft(id, channel, block.number("Cause"));
            case "BridgeLeave" -> new AmiEvent.BridgeLeft(id, channel, block.text("BridgeUniqueid"));
            default -> new AmiEvent.ChannelEnded(id, channel, up(block), block.number("Cause"),
                    block.number("TechCause"));
        };
    }

    private @Nullable AmiEvent ofDial(EventBlock block) {
        String id = block.text("DestUniqueid");
        if (!ids.own(id)) {
            return null;
        }
        String channel = block.text("DestChannel");
        String status = block.text("DialStatus");
        return block.name().equals("DialEnd") ? new AmiEvent.DialOver(id, channel, status)
                : new AmiEvent.DialProgress(id, channel, status);
    }

    /** A leg that never came into being may have no Uniqueid on older Asterisk; its action has the same one. */
    private @Nullable AmiEvent originated(EventBlock block) {
        String uniqueId = block.text("Uniqueid");
        String id = ids.own(uniqueId) ? uniqueId : actionId(block);
        return ids.own(id) ? new AmiEvent.Originated(id, block.text("Response").equals("Success"),
                block.number("Reason")) : null;
    }

    /** What our dialplan says, see config/asterisk/dialer.conf. */
    private static @Nullable AmiEvent said(EventBlock block) {
        return switch (block.text("UserEvent")) {
            case "DialerAbandon" -> new AmiEvent.HarbourEntered(block.text("Attempt"));
            case "DialerOptOut" -> new AmiEvent.OptedOut(block.text("Attempt"));
            case "DialerOutside" -> new AmiEvent.SentOut(block.text("Attempt"));
            case "DialerAgentLost" -> new AmiEvent.AgentLost(block.text("Attempt"));
            case "DialerReturn" -> new AmiEvent.CalledBack(block.text("Caller"), block.text("Channel"));
            case "DialerCheck" -> new AmiEvent.SoundChecked(block.text("Check"), block.text("Sound").equals("SUCCESS"));
            default -> null;
        };
    }

    /** One row of CoreShowChannels, null for a foreign channel; the agent is not in it. */
    @Nullable LiveChannel channel(EventBlock block) {
        String id = block.text("Uniqueid");
        return ids.own(id) ? new LiveChannel(id, block.text("Channel"), up(block), block.text("Context"),
                block.text("Application"), block.text("ApplicationData"), block.text("BridgeId"), 0) : null;
    }

    /** The action's own id: Asterisk-Java writes a word of its own and "#" in front of it. */
    static String actionId(EventBlock block) {
        String id = block.text("ActionID");
        return id.substring(id.indexOf('#') + 1);
    }

    private static boolean up(EventBlock block) {
        return block.number("ChannelState") == UP;
    }
}
