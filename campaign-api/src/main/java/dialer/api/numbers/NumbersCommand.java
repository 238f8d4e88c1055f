package dialer.api.numbers;

import dialer.api.registry.PlanFolder;
import dialer.api.registry.PlanTrouble;
import dialer.numbering.FoundNumber;
import dialer.numbering.PhoneNormaliser;
import dialer.numbering.ZoneEvidence;
import dialer.numbering.place.PlaceHints;
import dialer.numbering.plan.NumberingPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** {@code ./dialer numbers}: what would an upload make of these values? */
public final class NumbersCommand {

    private static final int USAGE = 2;
    private static final int BROKEN = 1;

    private static final long LOOK_EVERY = 1_000;

    private final PrintStream out;
    private final PrintStream err;
    private long answered;

    /** Streams are UTF-8; {@code out} may gather, it is flushed before the command waits for more input. */
    public NumbersCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command.
     *
     * @param language of the person at the terminal, such as {@code ru_RU.UTF-8}
     * @return exit status: 0 whatever the verdicts, 2 for an option that cannot be understood, 1 when the input breaks
     */
    public int run(String[] words, InputStream in, String language) {
        try {
            NumbersOptions options = NumbersOptions.read(words, language);
            if (options.help()) {
                out.println(NumbersOptions.HELP);
                return 0;
            }
            judge(options, new MixedText(in, out::flush));
            return 0;
        } catch (BadOption | PlanTrouble e) {
            err.println("dialer numbers: " + e.getMessage());
            return USAGE;
        } catch (IOException e) {
            err.println("dialer numbers: the input cannot be read to its end: " + e.getMessage());
            return BROKEN;
        } finally {
            out.flush();
        }
    }

    private void judge(NumbersOptions options, MixedText text) throws IOException {
        NumberingPlan plan = new PlanFolder(options.plan()).read();
        PhoneNormaliser normaliser = new PhoneNormaliser(options.rules(), () -> plan);
        AnswerText answers = new AnswerText(new ZoneEvidence(() -> plan), options.russian());
        if (options.column().isEmpty()) {
            for (String line = text.line(); line != null && someoneReads(); line = text.line()) {
                answer(options, normaliser, answers, withoutEnd(line), PlaceHints.NONE);
            }
        } else {
            Rows rows = new Rows(text, options);
            for (Rows.Row row = rows.row(); row != null && someoneReads(); row = rows.row()) {
                answer(options, normaliser, answers, row.value(), row.hints());
            }
        }
    }

    private void answer(NumbersOptions options, PhoneNormaliser normaliser, AnswerText answers, String value,
            PlaceHints hints) {
        FoundNumber found = normaliser.judge(value, hints);
        out.println(options.json() ? answers.json(value, found, hints) : answers.words(found));
    }

    /** Looked at now and then, for looking flushes. */
    private boolean someoneReads() {
        answered++;
        return answered % LOOK_EVERY != 0 || !out.checkError();
    }

    private static String withoutEnd(String line) {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\n') {
            end--;
        }
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.substring(0, end);
    }
}
