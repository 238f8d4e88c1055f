package dialer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one run as a page for people and as JSON for programs. */
record Report(String release, String date, Machine machine, double loadAfter, List<Figure> figures) {

    /**
     * Writes {@code <date>-<release><parts>.md} and {@code .json}; returns the page.
     *
     * @param parts what was measured, such as {@code -jobs}; empty for everything
     */
    Path write(Path folder, String parts) throws IOException {
        Files.createDirectories(folder);
        String name = date + "-" + release + parts;
        Files.write(folder.resolve(name + ".json"), json());
        return Files.write(folder.resolve(name + ".md"), page());
    }

    private List<String> page() {
        List<String> lines = new ArrayList<>();
        lines.add("# Figures of " + release + ", " + date);
        lines.add("");
        lines.add("Machine: " + machine.inWords() + ", after it %.1f.".formatted(loadAfter));
        lines.add("Measured by `./dialer bench`; a load well above 0 means that others used the machine meanwhile.");
        lines.add("");
        lines.add("| Figure | Value | Unit | Target | Met |");
        lines.add("|---|---:|---|---|---|");
        for (Figure figure : figures) {
            lines.add("| %s | %s | %s | %s | %s |".formatted(figure.name(), Figure.plain(figure.value()), figure.unit(),
                    figure.target(), figure.target().isEmpty() ? "" : figure.met() ? "yes" : "**no**"));
        }
        return lines;
    }

    private List<String> json() {
        List<String> lines = new ArrayList<>();
        lines.add("{\"release\": \"%s\", \"date\": \"%s\", \"machine\": \"%s\", \"loadAfter\": %s, \"figures\": ["
                .formatted(release, date, machine.inWords(), number(loadAfter)));
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            lines.add("  {\"name\": \"%s\", \"value\": %s, \"unit\": \"%s\", \"target\": \"%s\", \"met\": %s}%s"
                    .formatted(figure.name(), number(figure.value()), figure.unit(), figure.target(), figure.met(),
                            i == figures.size() - 1 ? "" : ","));
        }
        lines.add("]}");
        return lines;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
