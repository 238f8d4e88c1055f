package dialer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that a figure comes from, without its name. */
record Machine(String processor, int cores, long memoryMb, String kernel, String java, double load) {

    static Machine here() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Machine(line("/proc/cpuinfo", "model name"), system.getAvailableProcessors(),
                kilobytes(line("/proc/meminfo", "MemTotal")) / 1024, system.getName() + " " + system.getVersion(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                system.getSystemLoadAverage());
    }

    String inWords() {
        return "%s, %d cores, %,d MB of memory, %s, %s; load before the run %.1f".formatted(processor, cores, memoryMb,
                kernel, java, load);
    }

    private static long kilobytes(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static String line(String file, String beginning) {
        try {
            return Files.readAllLines(Path.of(file)).stream().filter(line -> line.startsWith(beginning)).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
