package dialer.telephony.ami;

import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/** What BridgeEnter and BridgeLeave tell: which channel, and which bridge. */
abstract class BridgeEvent extends ManagerEvent {

    private static final long serialVersionUID = 1L;

    private @Nullable String channel;
    private @Nullable String uniqueId;
    private @Nullable String bridgeUniqueId;
    private @Nullable String bridgeTechnology;
    private @Nullable String bridgeName;

    BridgeEvent(Object source) {
        super(source);
    }

    public @Nullable String getChannel() {
        return channel;
    }

    public void setChannel(String value) {
        channel = value;
    }

    public @Nullable String getUniqueId() {
        return uniqueId;
    }

    public void setUniqueId(String value) {
        uniqueId = value;
    }

    public @Nullable String getBridgeUniqueId() {
        return bridgeUniqueId;
    }

    public void setBridgeUniqueId(String value) {
        bridgeUniqueId = value;
    }

    public @Nullable String getBridgeTechnology() {
        return bridgeTechnology;
    }

    public void setBridgeTechnology(String value) {
        bridgeTechnology = value;
    }

    public @Nullable String getBridgeName() {
        return bridgeName;
    }

    public void setBridgeName(String value) {
        bridgeName = value;
    }
}
