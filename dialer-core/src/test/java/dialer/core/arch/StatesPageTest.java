package dialer.core.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/STATES.md says what the code says; -Dupdate.goldens=true writes it anew. */
class StatesPageTest {

    private static final Path PAGE = Path.of("../docs/STATES.md");

    @Test
    void shouldDescribeTheLifecyclesOfTheCode() throws IOException {
        List<Class<?>> enums = OwnClasses.ofThisModule().stream()
                .filter(type -> type.isEnum() && type.getPackageName().startsWith("dialer.core"))
                .sorted(Comparator.comparing(JavaClass::getName))
                .<Class<?>>map(JavaClass::reflect).toList();
        StatesPage page = new StatesPage(enums, OwnClasses.sources());

        assertThat(page.lifecycles()).extracting(Class::getSimpleName)
                .contains("AgentState", "AttemptState",
                "CampaignState");
        if (Boolean.getBoolean("update.goldens")) {
            Files.writeString(PAGE, page.text());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page.text());
    }
}
