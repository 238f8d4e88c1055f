package dialer.engine.processor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How soon Linux gives a thread its processor when others want it too. A thread that is woken while another runs waits
 * until that one's turn is over, a few milliseconds, unless its own turns are shorter: then it runs at once. So threads
 * between "Hello?" and an agent take short turns, and work that nobody waits for takes long ones, and fewer.
 *
 * <p>Needs no right beyond the process's own. Kernels before 6.12 know no length of turns and take the weight alone;
 * other systems than Linux on x86-64 or ARM64 are left as they are.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sched_setattr.2.html">sched_setattr(2)</a>
 */
public enum Precedence {

    /** Between an event of Asterisk and what telephony is asked for. */
    CALLS(0, 100_000),
    /** What may come some milliseconds later: the way to the store, compilers, collection of garbage. */
    BACKGROUND(10, 20_000_000);

    private static final Logger LOG = LoggerFactory.getLogger(Precedence.class);

    /** The number of sched_setattr by architecture; sched_getattr is the next one. */
    private static final Map<String, Long> NUMBERS = Map.of("amd64", 314L, "x86_64", 314L, "aarch64", 274L);
    private static final int SIZE = 48;
    private static final int NICEST = 19;
    /** A thread that is started by one with short turns has ordinary ones. */
    private static final long RESET_ON_FORK = 1;
    private static final Path TASKS = Path.of("/proc/self/task");
    /** Names as Linux cuts them, to 15 characters. */
    private static final List<String> MACHINE = List.of("C1 CompilerThre", "C2 CompilerThre", "G1 Conc", "G1 Refine");
    private static final @Nullable MethodHandle CALL = systemCall();

    /** Comes on top of what the process was started with. */
    private final int nicer;
    private final long turnNanos;

    Precedence(int nicer, long turnNanos) {
        this.nicer = nicer;
        this.turnNanos = turnNanos;
    }

    /** Gives it to the calling thread, which must not be a virtual one; false where the system does not take it. */
    public boolean take() {
        return give(0);
    }

    /**
     * Gives it to the Java machine's own threads that compile and collect garbage beside the program.
     *
     * @return how many there were
     */
    public int giveToTheMachine() {
        int given = 0;
        if (CALL == null) {
            return given;
        }
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                String name = Files.readString(task.resolve("comm")).strip();
                if (MACHINE.stream().anyMatch(name::startsWith)
                        && give(Integer.parseInt(task.getFileName().toString()))) {
                    given++;
                }
            }
        } catch (IOException gone) {
            LOG.debug("threads of the machine are not to be seen: {}", gone.getMessage());
        }
        return given;
    }

    /** {@code thread}: its number in Linux, 0 for the calling one. */
    private boolean give(int thread) {
        MethodHandle call = CALL;
        if (call == null) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment wish = arena.allocate(SIZE, Long.BYTES);
            if ((long) call.invokeExact(number() + 1, (long) thread, wish, (long) SIZE, 0L) != 0) {
                return false;
            }
            wish.set(ValueLayout.JAVA_LONG, 8, this == CALLS ? RESET_ON_FORK : 0);
            wish.set(ValueLayout.JAVA_INT, 16, Math.min(wish.get(ValueLayout.JAVA_INT, 16) + nicer, NICEST));
            wish.set(ValueLayout.JAVA_LONG, 24, turnNanos);
            return (long) call.invokeExact(number(), (long) thread, wish, 0L, 0L) == 0;
        } catch (Throwable refused) { // invokeExact declares all of them; a slower thread is no reason to fail
            LOG.debug("no precedence {}", this, refused);
            return false;
        }
    }

    private static long number() {
        return NUMBERS.getOrDefault(System.getProperty("os.arch", ""), 0L);
    }

    @SuppressWarnings("restricted") // the launcher grants it; what is called has no pointer but the one above
    private static @Nullable MethodHandle systemCall() {
        boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (!linux || number() == 0) {
            return null;
        }
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor shape = FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
        return linker.defaultLookup().find("syscall")
                .map(found -> linker.downcallHandle(found, shape, Linker.Option.firstVariadicArg(1))).orElse(null);
    }
}
