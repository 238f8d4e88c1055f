package dialer.telephony.simulated;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds everybody who passes while it is frozen: an Asterisk that is there but says and hears nothing. */
final class Freezer {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private boolean frozen;

    void set(boolean nowFrozen) {
        lock.lock();
        try {
            frozen = nowFrozen;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void pass() {
        lock.lock();
        try {
            while (frozen) {
                thawed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
