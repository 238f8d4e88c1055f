package dialer.telephony.ami;

import dialer.telephony.translate.AmiAction;

/** Our actions in Asterisk's words. */
final class ActionEncoder {

    private static final long LISTENER_RINGS_MS = 15_000;

    private ActionEncoder() {
    }

    static WrittenAction encode(AmiAction action) {
        return switch (action) {
            case AmiAction.Originate a -> originate(a);
            case AmiAction.OpenSeat a -> openSeat(a);
            case AmiAction.Listen a -> listen(a);
            case AmiAction.MuteRecording a -> new WrittenAction("MixMonitorMute").with("Channel", a.channel())
                    .with("Direction", "both").with("State", a.muted() ? 1 : 0);
            case AmiAction.StopRecording a -> new WrittenAction("StopMixMonitor").with("Channel", a.channel());
            case AmiAction.SetVariable a -> new WrittenAction("Setvar").with("Channel", a.channel())
                    .with("Variable", a.name()).with("Value", a.value());
            // a short tone for the agent only
            case AmiAction.Bridge a -> new WrittenAction("Bridge").with("Channel1", a.customer())
                    .with("Channel2", a.agent()).with("Tone", "Channel2");
            case AmiAction.Redirect a -> new WrittenAction("Redirect").with("Channel", a.channel())
                    .with("Context", a.context()).with("Exten", a.exten()).with("Priority", 1);
            case AmiAction.Hangup a -> new WrittenAction("Hangup").with("Channel", a.channel())
                    .with("Cause", a.cause());
        };
    }

    /** AMI itself may not write where PJSIP looks; the dialplan's own context may. */
    private static WrittenAction openSeat(AmiAction.OpenSeat a) {
        return new WrittenAction("Originate").with("Channel", "Local/nobody@dialer-seats/n")
                .with("Context", "dialer-seats").with("Exten", "secret").with("Priority", 1).with("Async", "true")
                .with("Variable", "DIALER_SEAT=" + a.endpoint()).with("Variable", "DIALER_SECRET=" + a.secret())
                .with("Variable", "DIALER_CHECK=" + a.check());
    }

    private static WrittenAction listen(AmiAction.Listen a) {
        return new WrittenAction("Originate").named(a.channelId()).with("ChannelId", a.channelId())
                .with("Channel", a.dialString()).with("Application", "ChanSpy")
                .with("Data", a.agent() + "," + a.mode().options()).with("Async", "true")
                .with("Timeout", LISTENER_RINGS_MS).with("CallerID", "\"Dialer\" <dialer>");
    }

    private static WrittenAction originate(AmiAction.Originate a) {
        WrittenAction action = new WrittenAction("Originate").named(a.channelId()).with("ChannelId", a.channelId())
                .with("Channel", a.dialString()).with("Context", a.context()).with("Exten", a.exten())
                .with("Priority", 1).with("Async", "true").with("Timeout", a.timeoutMs())
                .with("CallerID", a.callerId());
        a.variables().forEach((name, value) -> action.with("Variable", name + "=" + value));
        return action;
    }
}
