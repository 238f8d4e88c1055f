package dialer.core;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.testkit.Golden;
import dialer.testkit.Story;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoriesTest {

    static List<Path> stories() {
        return Golden.in("stories");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void shouldGoAsItIsTold(Path story) {
        Golden.expect(story, Story.play(Golden.read(story)));
    }

    @Test
    void shouldHaveStoriesToTell() {
        assertThat(stories()).hasSizeGreaterThanOrEqualTo(25);
    }
}
