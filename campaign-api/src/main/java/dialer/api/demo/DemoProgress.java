package dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The board in one line of the terminal, fed by the same pushes as the board page. */
final class DemoProgress {

    private final AtomicReference<@Nullable JsonNode> board = new AtomicReference<>();
    private final boolean terminal = isTerminal();

    void hear(JsonNode message) {
        if (message.path("type").asText().equals("board")) {
            board.set(message);
        }
    }

    /** Calls that are dialing, ringing, waiting or bridged; -1 before the first board has come. */
    int callsUp() {
        JsonNode now = board.get();
        if (now == null) {
            return -1;
        }
        int up = 0;
        for (JsonNode campaign : now.path("campaigns")) {
            up += campaign.path("dialing").asInt() + campaign.path("ringing").asInt()
                    + campaign.path("waiting").asInt() + campaign.path("bridged").asInt();
        }
        return up;
    }

    /** What the end waits for, in words. */
    String waitingFor() {
        JsonNode now = board.get();
        int ringing = 0;
        int talking = 0;
        int writing = 0;
        if (now != null) {
            for (JsonNode campaign : now.path("campaigns")) {
                ringing += campaign.path("dialing").asInt() + campaign.path("ringing").asInt();
                talking += campaign.path("waiting").asInt() + campaign.path("bridged").asInt();
            }
            for (JsonNode pool : now.path("pools")) {
                writing += pool.path("wrapUp").asInt();
            }
        }
        return "Waiting for " + ringing + " ringing calls, " + talking + " conversations, " + writing
                + " outcomes";
    }

    /** Prints the line; over the last one in a terminal, else below it. */
    void print(long elapsedMs) {
        JsonNode now = board.get();
        if (now == null || now.path("campaigns").isEmpty()) {
            return;
        }
        JsonNode c = now.path("campaigns").path(0);
        JsonNode p = now.path("pools").path(0);
        long attempts = c.path("attempts").asLong();
        String line = String.format(Locale.ROOT,
                "%3d:%02d  %d attempts (%.0f/min), %d ringing, %d talking, %d bridged, %d abandoned, %d hung up first"
                        + " | agents: %d ready, %d talking, %d wrap-up | %d of %d contacts finished",
                elapsedMs / 60_000, elapsedMs / 1_000 % 60, attempts, attempts * 60_000.0 / Math.max(1, elapsedMs),
                c.path("dialing").asInt() + c.path("ringing").asInt(), c.path("bridged").asInt(),
                c.path("connected").asLong(), c.path("abandoned").asLong(), c.path("hungUpFirst").asLong(),
                p.path("ready").asInt() + p.path("reserved").asInt(), p.path("talking").asInt(),
                p.path("wrapUp").asInt(), c.path("contacts").path("finished").asLong(),
                c.path("contacts").path("total").asLong());
        show(line);
    }

    /** Over the last line in a terminal, else below it. */
    void show(String line) {
        if (terminal) {
            System.out.print("\r\u001b[K" + line);
            System.out.flush();
        } else {
            System.out.println(line);
        }
    }

    /** Which console provider answers, and whether it answers null without a terminal, differs between JDKs. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    void endLine() {
        if (terminal) {
            System.out.println();
        }
    }
}
