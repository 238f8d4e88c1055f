package dialer.engine.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PrecedenceTest {

    /** proc(5), /proc/[pid]/stat: the nineteenth field is the nice value; fields are counted behind the name. */
    private static final int NICE = 19 - 3;

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = {"amd64", "aarch64"})
    void shouldChangeTheThreadThatAsksAndNoOther() throws Exception {
        FutureTask<List<Integer>> seen = new FutureTask<>(() -> {
            int before = nice("/proc/thread-self/stat");
            assertThat(Precedence.BACKGROUND.take()).isTrue();
            return List.of(before, nice("/proc/thread-self/stat"));
        });
        Thread.ofPlatform().start(seen).join();
        int before = seen.get().getFirst();
        int nicer = Math.min(before + 10, 19);
        assertThat(seen.get()).containsExactly(before, nicer);
        assertThat(nice("/proc/thread-self/stat")).as("others are as they were").isEqualTo(before);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = {"amd64", "aarch64"})
    void shouldFindTheThreadsOfTheMachine() {
        assertThat(Precedence.BACKGROUND.giveToTheMachine()).isPositive();
    }

    private static int nice(String file) throws IOException {
        String stat = Files.readString(Path.of(file));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE]);
    }
}
