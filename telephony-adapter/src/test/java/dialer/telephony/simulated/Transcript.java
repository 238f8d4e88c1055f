package dialer.telephony.simulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A recording of a real Asterisk, as {@code config/lab/record.py} writes it. */
record Transcript(String name, List<Step> steps) {

    static final Path FOLDER = Path.of("src/test/resources/ami");

    /** Something that happened, in milliseconds since the first action. */
    sealed interface Step {
        double atMs();
    }

    record ClientSent(double atMs, AmiText text) implements Step {}

    record ServerSent(double atMs, AmiText text) implements Step {}

    /** What a carrier or a phone did: "seat-001 hangs up". */
    record Note(double atMs, String user, String what) implements Step {}

    static Stream<Path> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    static Transcript read(Path file) throws IOException {
        var steps = new ArrayList<Step>();
        var lines = new ArrayList<String>();
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith("# +")) {
                var words = line.substring(2).split(" ", 3);
                steps.add(new Note(Double.parseDouble(words[0]), words[1], words[2]));
            } else if (line.isEmpty() && !lines.isEmpty()) {
                var at = Double.parseDouble(lines.getFirst().substring(3));
                var text = AmiText.of(lines.subList(1, lines.size()));
                steps.add(lines.getFirst().startsWith("C: ") ? new ClientSent(at, text) : new ServerSent(at, text));
                lines.clear();
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        return new Transcript(file.getFileName().toString().replace(".txt", ""), steps);
    }

    /**
     * The same with each channel's name replaced by its unique id in actions and responses: names carry a counter of
     * that Asterisk's own, and actions take either.
     */
    Transcript withIdsForChannelNames() {
        var ids = new HashMap<String, String>();
        said().stream().filter(text -> text.get("Event").equals("Newchannel"))
                .forEach(text -> ids.put(text.get("Channel"), text.id()));
        return new Transcript(name, steps.stream().map(step -> switch (step) {
            case ClientSent(var at, var text) -> new ClientSent(at, renamed(text, ids));
            case ServerSent(var at, var text) when !text.isEvent() -> new ServerSent(at, renamed(text, ids));
            case ServerSent _, Note _ -> step;
        }).toList());
    }

    private static AmiText renamed(AmiText text, Map<String, String> ids) {
        return AmiText.of(text.lines().stream().map(line -> {
            var changed = line;
            for (var id : ids.entrySet()) {
                changed = changed.replace(id.getKey(), id.getValue());
            }
            return changed;
        }).toList());
    }

    List<AmiText> said() {
        return steps.stream().filter(ServerSent.class::isInstance).map(step -> ((ServerSent) step).text()).toList();
    }
}
