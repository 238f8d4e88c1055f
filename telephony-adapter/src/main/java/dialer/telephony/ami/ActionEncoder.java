package dialer.telephony.ami;

import dialer.telephony.translate.AmiAction;
import dialer.telephony.translate.AmiText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.MixMonitorMuteAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.action.StopMixMonitorAction;

/** Our actions as Asterisk-Java's. */
final class ActionEncoder {

    private static final long LISTENER_RINGS_MS = 15_000;

    private ActionEncoder() {
    }

    static ManagerAction encode(AmiAction action) {
        return switch (action) {
            case AmiAction.Originate a -> originate(a);
            case AmiAction.OpenSeat a -> openSeat(a);
            case AmiAction.Listen a -> listen(a);
            case AmiAction.MuteRecording a -> mute(a);
            case AmiAction.StopRecording a -> new StopMixMonitorAction(AmiText.line(a.channel()));
            case AmiAction.SetVariable a -> new SetVarAction(AmiText.line(a.channel()), a.name(),
                    AmiText.line(a.value()));
            case AmiAction.Bridge a -> new ToneBridgeAction(AmiText.line(a.customer()), AmiText.line(a.agent()));
            case AmiAction.Redirect a -> new RedirectAction(AmiText.line(a.channel()), a.context(), a.exten(), 1);
            case AmiAction.Hangup a -> new HangupAction(AmiText.line(a.channel()), a.cause());
        };
    }

    /** AMI itself may not write where PJSIP looks; the dialplan's own context may. */
    private static OriginateAction openSeat(AmiAction.OpenSeat a) {
        OriginateAction action = new OriginateAction();
        action.setChannel("Local/nobody@dialer-seats/n");
        action.setContext("dialer-seats");
        action.setExten("secret");
        action.setPriority(1);
        action.setAsync(true);
        action.setVariables(new LinkedHashMap<>(Map.of("DIALER_SEAT", AmiText.line(a.endpoint()), "DIALER_SECRET",
                AmiText.line(a.secret()), "DIALER_CHECK", a.check())));
        return action;
    }

    private static MixMonitorMuteAction mute(AmiAction.MuteRecording a) {
        MixMonitorMuteAction action = new MixMonitorMuteAction();
        action.setChannel(AmiText.line(a.channel()));
        action.setDirection("both");
        action.setState(a.muted() ? 1 : 0);
        return action;
    }

    private static OriginateAction listen(AmiAction.Listen a) {
        OriginateAction action = new OriginateAction();
        action.setActionId(a.channelId());
        action.setChannelId(a.channelId());
        action.setChannel(AmiText.line(a.dialString()));
        action.setApplication("ChanSpy");
        action.setData(AmiText.line(a.agent()) + "," + a.mode().options());
        action.setAsync(true);
        action.setTimeout(LISTENER_RINGS_MS);
        action.setCallerId("\"Dialer\" <dialer>");
        return action;
    }

    private static OriginateAction originate(AmiAction.Originate a) {
        OriginateAction action = new OriginateAction();
        action.setActionId(a.channelId());
        action.setChannelId(a.channelId());
        action.setChannel(AmiText.line(a.dialString()));
        action.setContext(a.context());
        action.setExten(a.exten());
        action.setPriority(1);
        action.setAsync(true);
        action.setTimeout(a.timeoutMs());
        action.setCallerId(AmiText.line(a.callerId()));
        action.setVariables(new LinkedHashMap<>(a.variables()));
        return action;
    }
}
