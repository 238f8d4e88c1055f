package dialer.planted.core;

/** Planted: the core starts a thread. */
final class StartsThread {

    Thread thread() {
        return new Thread(() -> { });
    }
}
