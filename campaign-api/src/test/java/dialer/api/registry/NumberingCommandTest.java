package dialer.api.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.numbering.plan.NumberingPlan;
import dialer.numbering.plan.PlanRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports of the registry: versions, what changed, what is refused, and that a server notices. */
class NumberingCommandTest {

    private static final String HEADER = "АВС/ DEF;От;До;Емкость;Оператор;Регион;Территория ГАР;ИНН\n";
    private static final String MOBILE = HEADER
            + "914;0000000;4999999;5000000;ПАО \"МТС\";Приморский край;Приморский край;7740000076\n"
            + "916;0000000;9999999;10000000;ПАО \"МТС\";-;г. Москва и Московская область;7740000076\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong nowMs = new AtomicLong(1_795_651_200_000L);

    @Test
    void shouldImportKeepVersionsAndSayWhatChanged() throws IOException {
        Path mobile = file("DEF-9xx.csv", MOBILE, StandardCharsets.UTF_8);
        Path land = file("ABC-4xx.csv", HEADER + "495;0000000;9999999;10000000;Ростелеком;г. Москва;;1\n",
                Charset.forName("windows-1251"));
        LivePlan live = new LivePlan(plans());

        assertThat(run("import", mobile.toString(), land.toString())).isZero();
        assertThat(printed()).contains("2 rows, 0 left out", "new 25000000", "in use");
        NumberingPlan first = plans().read();
        assertThat(first.ranges()).hasSize(3);
        assertThat(first.rangeOf(9_141_230_045L).map(PlanRange::operator)).contains("ПАО \"МТС\"");
        assertThat(live.get().isEmpty()).isTrue();
        live.refresh();
        assertThat(live.get().ranges()).isEqualTo(first.ranges());

        Path moved = file("DEF-9xx-new.csv", MOBILE.replace("Приморский край", "Омская область"),
                StandardCharsets.UTF_8);
        assertThat(run("import", moved.toString())).isZero();
        assertThat(printed()).contains("in another region 5000000", "Приморский край → Омская область");
        assertThat(plans().read().ranges()).as("the land lines stay").hasSize(3);
        assertThat(plans().versions()).hasSize(2);

        assertThat(run("import", moved.toString())).isZero();
        assertThat(printed()).contains("Nothing differs");
        assertThat(run("use", first.version())).isZero();
        assertThat(plans().read().ranges()).isEqualTo(first.ranges());
        assertThat(run("versions")).isZero();
        assertThat(printed()).contains(first.version() + "  in use");
    }

    @Test
    void shouldChangeNothingWhenAFileIsNoneOrCutShort() throws IOException {
        Path mobile = file("DEF-9xx.csv", MOBILE, StandardCharsets.UTF_8);
        assertThat(run("import", mobile.toString())).isZero();
        String version = plans().current();

        assertThat(run("import", file("error.csv", "<html>503</html>", StandardCharsets.UTF_8).toString())).isOne();
        assertThat(run("import", file("empty.csv", "", StandardCharsets.UTF_8).toString())).isOne();
        assertThat(run("import", folder.resolve("missing.csv").toString())).isOne();
        assertThat(run("import", mobile.toString(), mobile.toString())).isOne();
        Path broken = file("broken.csv", MOBILE + "914;9;8;1;x;y;z;1\n", StandardCharsets.UTF_8);
        assertThat(run("import", broken.toString())).isOne();
        Path cut = file("cut.csv", HEADER + "916;0000000;0000999;1000;А;-;г. Москва;1\n", StandardCharsets.UTF_8);
        assertThat(run("import", cut.toString())).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not the registry's header", "is empty",
                "There is no file", "Two of the files", "contradict", "less than half");
        assertThat(plans().current()).isEqualTo(version);

        assertThat(run("import", "--accept-shrink", cut.toString())).isZero();
        assertThat(plans().read().ranges()).hasSize(1);
    }

    @Test
    void shouldRefuseWordsThatMeanNothing() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("import")).isEqualTo(2);
        assertThat(run("export")).isEqualTo(2);
        assertThat(run("import", "--force", "x")).isEqualTo(2);
        assertThat(run("use", "20260101-000000")).isOne();
        assertThat(run("versions")).isZero();
        assertThat(printed()).contains("Nothing was imported yet");
    }

    private Path file(String name, String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve(name), text, charset);
    }

    private PlanFolder plans() {
        return new PlanFolder(folder.resolve("plans"));
    }

    private String printed() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--plan", folder.resolve("plans").toString()));
        return new NumberingCommand(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), () -> nowMs.addAndGet(1_000))
                .run(all.toArray(String[]::new));
    }
}
