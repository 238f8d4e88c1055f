package dialer.telephony.ami;

import java.io.IOException;
import org.asteriskjava.lock.Locker.LockCloser;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.internal.ManagerWriterImpl;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/** Asterisk-Java's writer, which knows that some actions are written already. */
final class AmiWriter extends ManagerWriterImpl {

    private volatile @Nullable SocketConnectionFacade socket;

    @Override
    public void setSocket(SocketConnectionFacade opened) {
        super.setSocket(opened);
        socket = opened;
    }

    @Override
    public void sendAction(ManagerAction action, String internalActionId) throws IOException {
        SocketConnectionFacade to = socket;
        if (action instanceof WrittenAction written && to != null) {
            try (LockCloser _ = withLock()) {
                to.write(written.text(internalActionId));
                to.flush();
            }
        } else {
            super.sendAction(action, internalActionId);
        }
    }
}
