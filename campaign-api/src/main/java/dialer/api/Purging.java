package dialer.api;

import dialer.api.config.ConfigFile;
import dialer.api.config.DialerConfig;
import dialer.api.intake.Uploads;
import dialer.api.retention.Neighbours;
import dialer.api.retention.PurgeCommand;
import dialer.api.store.Database;
import dialer.engine.SystemClock;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code purge}: opens the store, beside a running server where there is one, and hands over. */
final class Purging {

    private static final int USAGE = 2;

    private Purging() {
    }

    /** @param out may gather; it is flushed at the end, because the process ends with the command */
    static int run(String[] words, PrintStream out) {
        try {
            return purge(words, out);
        } finally {
            out.flush();
        }
    }

    private static int purge(String[] words, PrintStream out) {
        List<String> rest = new ArrayList<>(List.of(words));
        if (rest.contains("--help") || rest.contains("-h")) {
            out.println(PurgeCommand.HELP);
            return 0;
        }
        Path file = Path.of("config", "dialer.yaml");
        int named = rest.indexOf("--config");
        if (named >= 0) {
            if (named + 1 == rest.size()) {
                out.println("--config wants a file.\n" + PurgeCommand.HELP);
                return USAGE;
            }
            file = Path.of(rest.remove(named + 1));
            rest.remove(named);
        }
        DialerConfig config = ConfigFile.read(file);
        try (Database database = Database.open(Database.beside(config.database()))) {
            Path uploads = config.dataDirectory().resolve("uploads");
            return new PurgeCommand(database, config.retention(),
                    Neighbours.onlyFiles(uploadId -> Uploads.discard(uploads, uploadId)), new SystemClock(), out)
                    .run(rest);
        }
    }
}
