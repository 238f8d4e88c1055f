package dialer.api.hours;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dialer.api.config.ConfigException;
import dialer.api.config.RulePackFiles;
import dialer.compliance.RulePacks;
import dialer.engine.WallClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code ./dialer hours}: may this number be called at this instant, and why? */
public final class HoursCommand {

    private static final int USAGE = 2;
    private static final int LONGEST_LINE = 1_000_000;
    private static final long LOOK_EVERY = 1_000;

    private final PrintStream out;
    private final PrintStream err;
    private final WallClock clock;

    /** Streams are UTF-8. */
    public HoursCommand(PrintStream out, PrintStream err, WallClock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /**
     * Runs the command.
     *
     * @param language of the person at the terminal, such as {@code ru_RU.UTF-8}
     * @return exit status: 0 whatever the decisions, 2 for options that cannot be understood, 1 when the input breaks
     */
    public int run(String[] words, InputStream in, String language) {
        try {
            HoursOptions options = HoursOptions.read(words, language);
            if (options.help()) {
                out.println(HoursOptions.HELP);
                return 0;
            }
            HoursJudge judge = new HoursJudge(new RulePacks(RulePackFiles.read(options.packs(), true)), options.plan(),
                    options.labels() == null ? LabelFile.NONE : LabelFile.read(options.labels()));
            if (options.batch()) {
                batch(judge, options, in);
            } else {
                HoursAnswer answer = judge.judge(options.question(), Instant.ofEpochMilli(clock.nowMs()));
                out.println(options.json() ? AnswerText.json(answer) : AnswerText.words(answer, options.russian()));
            }
            return 0;
        } catch (BadQuestion | ConfigException e) {
            err.println("dialer hours: " + e.getMessage());
            return USAGE;
        } catch (IOException e) {
            err.println("dialer hours: the input cannot be read to its end: " + e.getMessage());
            return 1;
        } finally {
            out.flush();
        }
    }

    private void batch(HoursJudge judge, HoursOptions options, InputStream in) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        long lineNo = 0;
        for (String line = line(text); line != null && someoneReads(lineNo); line = line(text)) {
            lineNo++;
            String plain = lineNo == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (!plain.isBlank()) {
                out.println(answer(judge, options, plain, lineNo));
            }
        }
    }

    /** Looked at now and then, for looking flushes. */
    private boolean someoneReads(long lineNo) {
        return lineNo % LOOK_EVERY != 0 || !out.checkError();
    }

    /** The next line without its end, null behind the last; of a longer one than any question is, the beginning. */
    private static @Nullable String line(Reader text) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = text.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (line.length() <= LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** A line that cannot be understood is answered too, with its id, and stops nothing. */
    private ObjectNode answer(HoursJudge judge, HoursOptions options, String line, long lineNo) {
        BatchLine read = BatchLine.read(line);
        ObjectNode answer = read.answer();
        if (line.length() > LONGEST_LINE) {
            return answer.put("line", lineNo).put("error", "A line has at most " + LONGEST_LINE + " characters.");
        }
        try {
            HoursQuestion question = read.question(options.question());
            AnswerText.fill(answer, judge.judge(question, Instant.ofEpochMilli(clock.nowMs())));
            JsonNode ignored = read.ignored();
            if (!ignored.isEmpty()) {
                answer.set("ignored", ignored);
            }
        } catch (BadQuestion e) {
            answer.put("line", lineNo).put("error", e.getMessage());
        }
        return answer;
    }
}
