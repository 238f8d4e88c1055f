package dialer.telephony.ami;

import dialer.telephony.translate.AmiText;
import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.internal.ManagerUtil;

/** An action that is its own text: nobody waits until a bean's getters have been looked up. */
final class WrittenAction extends AbstractManagerAction {

    private static final long serialVersionUID = 1L;
    private static final int USUAL_LENGTH = 512;

    private final String name;
    private final StringBuilder headers = new StringBuilder(USUAL_LENGTH);

    WrittenAction(String name) {
        super();
        this.name = name;
    }

    /** @throws IllegalArgumentException for a value with a control character, which could begin another header */
    WrittenAction with(String header, String value) {
        headers.append(header).append(": ").append(AmiText.line(value)).append("\r\n");
        return this;
    }

    WrittenAction with(String header, long value) {
        return with(header, Long.toString(value));
    }

    /** The answer can be told by this id, too. */
    WrittenAction named(String id) {
        setActionId(id);
        return this;
    }

    @Override
    public String getAction() {
        return name;
    }

    /** As it is written to the socket. */
    String text(String internalActionId) {
        String id = AmiText.line(ManagerUtil.addInternalActionId(getActionId(), internalActionId));
        return "Action: " + name + "\r\nActionID: " + id + "\r\n" + headers + "\r\n";
    }
}
