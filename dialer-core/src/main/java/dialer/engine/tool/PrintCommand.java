package dialer.engine.tool;

import dialer.core.input.EngineInput;
import dialer.engine.journal.Journal;
import dialer.engine.journal.JournaledInput;
import dialer.engine.journal.ShapeFolder;
import java.io.PrintStream;

/** One line per input. */
final class PrintCommand {

    private final PrintStream out;

    PrintCommand(PrintStream out) {
        this.out = out;
    }

    int run(Options options) {
        try (Journal journal = Journal.toRead(options.directory(), new ShapeFolder(options.directory()));
                Journal.Reader reader = journal.fromStart()) {
            for (JournaledInput next = reader.next(); next != null && next.seq() <= options.upTo();
                    next = reader.next()) {
                boolean hidden = options.noTicks() && next.input() instanceof EngineInput.Ticked;
                if (next.seq() >= options.from() && !hidden) {
                    out.println(Lines.of(next));
                }
            }
        }
        return 0;
    }
}
