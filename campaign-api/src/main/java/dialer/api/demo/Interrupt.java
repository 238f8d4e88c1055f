package dialer.api.demo;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C and a polite kill, heard before the JVM begins to shut down. A shutdown hook would be too late: all hooks run
 * at once, and the embedded PostgreSQL's own hook would stop the store under the last outcomes. The class that hears
 * signals is the JDK's, but not in its documented API, hence by name; without it the demo ends at once.
 */
final class Interrupt {

    private static final Logger LOG = LoggerFactory.getLogger(Interrupt.class);

    private Interrupt() {
    }

    /** {@code first} is run at the first press, {@code again} at each one after it. */
    static void onInterrupt(Runnable first, Runnable again) {
        AtomicBoolean pressed = new AtomicBoolean();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(Interrupt.class.getClassLoader(), new Class<?>[] {handler},
                    (proxy, method, arguments) -> {
                        (pressed.getAndSet(true) ? again : first).run();
                        return null;
                    });
            for (String name : new String[] {"INT", "TERM"}) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
            }
        } catch (ReflectiveOperationException e) {
            LOG.warn("Ctrl-C will end the demo at once, without a summary: {}", e.getMessage());
        }
    }
}
