package dialer.api;

import dialer.api.config.ConfigFile;
import dialer.api.config.DialerConfig;
import dialer.api.demo.Demo;
import dialer.api.hours.HoursCommand;
import dialer.api.numbers.NumbersCommand;
import dialer.api.registry.NumberingCommand;
import dialer.engine.SystemClock;
import dialer.engine.processor.Precedence;
import dialer.engine.tool.JournalTool;
import dialer.telephony.Rehearsal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command line: {@code serve}, {@code demo}, {@code journal}, {@code check-asterisk}, {@code hours} and so on. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int REHEARSED_CALLS = 1_500;
    private static final Duration REHEARSAL_AT_MOST = Duration.ofSeconds(15);
    private static final String HELP = """
            Usage: dialer COMMAND
              serve [--config FILE]            run the product (default: config/dialer.yaml)
              demo [--minutes N] …             the whole product with simulated people and a simulated carrier
              journal print|replay|diff …      read what the engine has written
              check-asterisk [--config FILE]   look whether each Asterisk is ready for us
              hours --number N … | --batch     may this number be called at this instant, and why
              numbers [--json] … < FILE        what an upload would make of these numbers
              numbering import FILE…           import the Russian numbering registry
              purge [--dry-run] [--json] …     destroy the personal data that is due, search for leftovers
              help                             this text""";

    private Main() {
    }

    public static void main(String[] words) throws InterruptedException {
        String command = words.length == 0 ? "help" : words[0];
        String[] rest = words.length == 0 ? words : Arrays.copyOfRange(words, 1, words.length);
        try {
            run(command, rest);
        } catch (RuntimeException e) {
            fail(Trouble.sentence(e).orElseThrow(() -> e), 1);
        }
    }

    private static void run(String command, String[] rest) throws InterruptedException {
        switch (command) {
            case "serve" -> serve(rest);
            case "demo" -> System.exit(Demo.run(rest, Product::start));
            case "journal" -> JournalTool.main(rest);
            case "check-asterisk" ->
                    System.exit(CheckCommand.run(ConfigFile.read(configFile("check-asterisk", rest))));
            case "hours" -> System.exit(hours(rest));
            case "numbers" -> System.exit(numbers(rest));
            case "numbering" -> System.exit(numbering(rest));
            case "purge" -> System.exit(Purging.run(rest, terminal()));
            case "help", "--help", "-h" -> System.out.println(HELP);
            default -> fail("There is no command \"" + command + "\".\n" + HELP, 2);
        }
    }

    private static void serve(String[] words) throws InterruptedException {
        DialerConfig config = ConfigFile.read(configFile("serve", words));
        Product product = Product.start(config, new SystemClock());
        Precedence.BACKGROUND.giveToTheMachine();
        Thread.ofPlatform().name("rehearsal").daemon().start(() -> rehearse(config.dataDirectory()));
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
            System.out.println("Stopping: no new calls; conversations go on in Asterisk.");
            product.close();
            closed.countDown();
        }));
        product.firstAdminPassword().ifPresent(password -> System.out.println(
                "First start: log in as admin with the password " + password + " and choose one of your own."));
        System.out.println("Running: " + product.address() + "/  (API: /docs, health: /health). Ctrl-C stops.");
        closed.await();
    }

    /** Beside the running product: calls are carried from the first moment on, and soon as fast as they will be. */
    private static void rehearse(Path dataDirectory) {
        try {
            int joined = Rehearsal.hold(dataDirectory.resolve("rehearsal"), REHEARSED_CALLS, REHEARSAL_AT_MOST);
            LOG.info("rehearsed with {} made-up calls: the way from an answer to an agent is compiled", joined);
        } catch (IOException | RuntimeException e) {
            LOG.warn("no rehearsal; the first calls will be joined some milliseconds later", e);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static int hours(String[] words) {
        return new HoursCommand(terminal(), troubles(), new SystemClock()).run(words, System.in, language());
    }

    private static int numbers(String[] words) {
        return new NumbersCommand(terminal(), troubles()).run(words, System.in, language());
    }

    private static int numbering(String[] words) {
        return new NumberingCommand(terminal(), troubles(), new SystemClock()).run(words);
    }

    private static PrintStream terminal() {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16), false,
                StandardCharsets.UTF_8);
    }

    private static PrintStream troubles() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }

    private static String language() {
        return Objects.requireNonNullElse(System.getenv("LANG"), "");
    }

    private static Path configFile(String command, String[] words) {
        if (words.length == 0) {
            return Path.of("config/dialer.yaml");
        }
        if (words.length != 2 || !words[0].equals("--config")) {
            throw new IllegalArgumentException("Usage: dialer " + command + " [--config FILE]");
        }
        return Path.of(words[1]);
    }

    private static void fail(String sentence, int status) {
        System.err.println("dialer: " + sentence);
        System.exit(status);
    }
}
