package dialer.engine.tool;

import dialer.engine.journal.JournalTrouble;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The command {@code journal}. Exit status 0: done; 1: a difference or damage was found; 2: asked for wrongly. */
public final class JournalTool {

    private static final String USAGE = """
            journal print DIR [--from N] [--to N] [--no-ticks]   one line per input: number, time, epoch, type, fields
            journal replay DIR [--to N] [--effects] [--from-start]  inputs through the core; hash of the state
            journal diff DIR                                     replay against the hashes that snapshots recorded
            journal diff DIR OTHER                               the first input in which two journals differ
            DIR is a data directory (it holds the folder "journal"); a running dialer may be writing it.""";

    private JournalTool() {
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false,
                StandardCharsets.UTF_8);
        int result = run(List.of(arguments), out);
        out.flush();
        System.exit(result);
    }

    /** As {@link #main}, without ending the process. */
    static int run(List<String> arguments, PrintStream out) {
        try {
            Options options = Options.parse(arguments);
            return switch (options.command()) {
                case PRINT -> new PrintCommand(out).run(options);
                case REPLAY -> new ReplayCommand(out).run(options);
                case DIFF -> new DiffCommand(out).run(options);
            };
        } catch (Options.Wrong e) {
            out.println(e.getMessage());
            out.println(USAGE);
            return 2;
        } catch (JournalTrouble e) {
            out.println(e.getMessage());
            return 1;
        }
    }
}
