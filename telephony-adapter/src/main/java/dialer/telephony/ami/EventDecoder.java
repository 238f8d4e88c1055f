package dialer.telephony.ami;

import dialer.telephony.translate.AmiEvent;
import dialer.telephony.translate.LiveChannel;
import org.asteriskjava.manager.event.ContactStatusEvent;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.DialStateEvent;
import org.asteriskjava.manager.event.FullyBootedEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.asteriskjava.manager.event.ShutdownEvent;
import org.jspecify.annotations.Nullable;

/**
 * Asterisk-Java's events, once and for all turned into our own. It also sends made-up old events beside the real ones
 * (BridgeEvent, DialEvent); they are none of the classes here.
 */
final class EventDecoder {

    private static final int UP = 6;

    private EventDecoder() {
    }

    /** Null for an event that says nothing to us. */
    static @Nullable AmiEvent decode(ManagerEvent event) {
        return switch (event) {
            case NewChannelEvent e -> new AmiEvent.ChannelCreated(text(e.getUniqueId()), text(e.getChannel()));
            case DialStateEvent e -> new AmiEvent.DialProgress(text(e.getDestUniqueId()), text(e.getDestChannel()),
                    text(e.getDialStatus()));
            case DialEndEvent e -> new AmiEvent.DialOver(text(e.getDestUniqueId()), text(e.getDestChannel()),
                    text(e.getDialStatus()));
            case OriginateResponseEvent e -> originated(e);
            case BridgeEnteredEvent e -> new AmiEvent.BridgeEntered(text(e.getUniqueId()), text(e.getChannel()),
                    text(e.getBridgeUniqueId()), "holding_bridge".equals(e.getBridgeTechnology()),
                    text(e.getBridgeName()));
            case BridgeLeftEvent e -> new AmiEvent.BridgeLeft(text(e.getUniqueId()), text(e.getChannel()),
                    text(e.getBridgeUniqueId()));
            case HangupWithSipEvent e -> new AmiEvent.ChannelEnded(text(e.getUniqueId()), text(e.getChannel()), up(e),
                    number(e.getCause()), sip(e.getTechCause()));
            case DialerAbandonEvent e -> new AmiEvent.HarbourEntered(text(e.getAttempt()));
            case DialerOptOutEvent e -> new AmiEvent.OptedOut(text(e.getAttempt()));
            case DialerOutsideEvent e -> new AmiEvent.SentOut(text(e.getAttempt()));
            case DialerReturnEvent e -> new AmiEvent.CalledBack(text(e.getCaller()), text(e.getChannel()));
            case DialerAgentLostEvent e -> new AmiEvent.AgentLost(text(e.getAttempt()));
            case DialerCheckEvent e -> new AmiEvent.SoundChecked(text(e.getCheck()), "SUCCESS".equals(e.getSound()));
            case ContactStatusEvent e -> new AmiEvent.ContactChanged(text(e.getEndpointName()), text(e.getAor()),
                    text(e.getContactStatus()));
            case FullyBootedEvent _ -> new AmiEvent.Booted();
            case ShutdownEvent _ -> new AmiEvent.ShuttingDown();
            default -> null;
        };
    }

    /** One row of CoreShowChannels; the agent is not in it. */
    static LiveChannel channel(CoreShowChannelEvent e) {
        return new LiveChannel(text(e.getUniqueid()), text(e.getChannel()), up(e), text(e.getContext()),
                text(e.getApplication()), text(e.getApplicationdata()), text(e.getBridgeid()), 0);
    }

    private static AmiEvent originated(OriginateResponseEvent e) {
        // a leg that never came into being may have no Uniqueid on older Asterisk; the action's id is the same
        String uniqueId = text(e.getUniqueId());
        String id = uniqueId.isEmpty() || uniqueId.startsWith("<") ? text(e.getActionId()) : uniqueId;
        return new AmiEvent.Originated(id, "Success".equals(e.getResponse()), number(e.getReason()));
    }

    private static boolean up(ManagerEvent e) {
        Integer state = e.getChannelState();
        return state != null && state == UP;
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    /** {@code 486}; some versions may add text behind it. */
    private static int sip(@Nullable String techCause) {
        String status = text(techCause).strip();
        if (status.length() < 3) {
            return 0;
        }
        int code = 0;
        for (int i = 0; i < 3; i++) {
            int digit = Character.digit(status.charAt(i), 10);
            if (digit < 0) {
                return 0;
            }
            code = code * 10 + digit;
        }
        return code;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
