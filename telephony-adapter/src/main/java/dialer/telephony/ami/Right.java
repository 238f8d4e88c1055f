package dialer.telephony.ami;

import org.asteriskjava.manager.action.BridgeAction;
import org.asteriskjava.manager.action.CommandAction;
import org.asteriskjava.manager.action.CoreStatusAction;
import org.asteriskjava.manager.action.GetConfigAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.ModuleCheckAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;

/** What an AMI user may do, each tried by an action that changes nothing: on a channel that does not exist, or read. */
public enum Right {
    HANG_UP("Hangup", true, "call"),
    BRIDGE("Bridge", true, "call"),
    REDIRECT("Redirect", true, "call"),
    SET_VARIABLE("Setvar", true, "call"),
    GET_VARIABLE("Getvar", true, "call"),
    CORE_STATUS("CoreStatus", true, "reporting"),
    COMMAND("Command", false, "command"),
    CONFIG("GetConfig", false, "config"),
    SYSTEM("ModuleCheck", false, "system");

    private static final String NOBODY = "dialer-check-of-rights";

    private final String action;
    private final boolean needed;
    private final String className;

    Right(String action, boolean needed, String className) {
        this.action = action;
        this.needed = needed;
        this.className = className;
    }

    /** The AMI action. */
    public String action() {
        return action;
    }

    /** Whether the dialer needs it; what it does not need it should not have. */
    public boolean needed() {
        return needed;
    }

    /** The class in {@code write =} that gives it. */
    public String className() {
        return className;
    }

    ManagerAction attempt() {
        return switch (this) {
            case HANG_UP -> new HangupAction(NOBODY);
            case BRIDGE -> new BridgeAction(NOBODY, NOBODY + "-2");
            case REDIRECT -> new RedirectAction(NOBODY, "dialer-safe-harbour", "s", 1);
            case SET_VARIABLE -> new SetVarAction(NOBODY, "DIALER_BRIDGED", "0");
            case GET_VARIABLE -> new GetVarAction("DIALER_CONTRACT");
            case CORE_STATUS -> new CoreStatusAction();
            case COMMAND -> new CommandAction("core show uptime");
            case CONFIG -> new GetConfigAction("logger.conf");
            case SYSTEM -> new ModuleCheckAction("app_bridgewait");
        };
    }

    /** Whether the answer says that the right is there; "no such channel" does, too. */
    public static boolean granted(AmiLink.Answer answer) {
        return !answer.message().contains("ermission denied");
    }
}
