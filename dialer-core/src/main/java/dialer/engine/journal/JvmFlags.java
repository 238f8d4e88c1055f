package dialer.engine.journal;

/** The flags without which Chronicle Queue fails on a modern JDK: partly in silence, by opening read-only. */
public final class JvmFlags {

    private JvmFlags() {
    }

    /**
     * Asserts that the Java machine was started with the flags.
     *
     * @throws JournalTrouble naming the missing flags
     */
    public static void check() {
        check(JvmFlags.class.getModule());
    }

    static void check(Module reader) {
        Module java = Object.class.getModule();
        StringBuilder missing = new StringBuilder();
        if (!java.isOpen("java.lang.reflect", reader)) {
            missing.append(" --add-opens=java.base/java.lang.reflect=ALL-UNNAMED");
        }
        if (!java.isExported("sun.nio.ch", reader)) {
            missing.append(" --add-exports=java.base/sun.nio.ch=ALL-UNNAMED");
        }
        if (!missing.isEmpty()) {
            throw new JournalTrouble("The journal needs flags that this Java machine was started without:" + missing
                    + ". The launcher takes them from config/jvm.options.");
        }
    }
}
