package dialer.core.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.puppycrawl.tools.checkstyle.Checker;
import com.puppycrawl.tools.checkstyle.ConfigurationLoader;
import com.puppycrawl.tools.checkstyle.PropertiesExpander;
import com.puppycrawl.tools.checkstyle.api.AuditEvent;
import com.puppycrawl.tools.checkstyle.api.AuditListener;
import com.puppycrawl.tools.checkstyle.api.CheckstyleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build's checkstyle rules are shown one violation each, and must name it. */
class CheckstyleTest {

    private static final Path RULES = Path.of("../config/checkstyle/checkstyle.xml");

    @TempDir
    private Path folder;

    @Test
    void shouldAcceptPlainCode() throws Exception {
        assertThat(findings("final class Plain {\n}\n")).isEmpty();
    }

    @Test
    void shouldRefuseLongFiles() throws Exception {
        assertThat(findings("final class Plain {\n" + "\n".repeat(499) + "}\n")).containsExactly("FileLength");
    }

    @Test
    void shouldRefuseLongMethods() throws Exception {
        String method = "    void run() {\n" + "        go();\n".repeat(59) + "    }\n";
        assertThat(findings("final class Plain {\n" + method + "}\n")).containsExactly("MethodLength");
    }

    @Test
    void shouldRefuseLongLines() throws Exception {
        assertThat(findings("final class Plain {\n    // " + "x".repeat(114) + "\n}\n")).containsExactly("LineLength");
    }

    @Test
    void shouldRefuseStarImports() throws Exception {
        assertThat(findings("import java.util.*;\n\nfinal class Plain {\n}\n")).containsExactly("AvoidStarImport");
    }

    @Test
    void shouldRefuseUnusedImports() throws Exception {
        assertThat(findings("import java.util.List;\n\nfinal class Plain {\n}\n")).containsExactly("UnusedImports");
    }

    @Test
    void shouldRefuseNotesToSelf() throws Exception {
        String note = "// TO" + "DO later";
        assertThat(findings("final class Plain {\n    " + note + "\n}\n")).containsExactly("RegexpSingleline");
    }

    @Test
    void shouldRefuseNamesThatSayNothing() throws Exception {
        assertThat(findings("final class Plain {\n    record RowInfo(int row) {\n    }\n}\n"))
                .containsExactly("IllegalIdentifierName");
    }

    @Test
    void shouldRefuseFilesWithoutNewlineAtTheEnd() throws Exception {
        assertThat(findings("final class Plain {\n}")).containsExactly("NewlineAtEndOfFile");
    }

    private List<String> findings(String source) throws IOException, CheckstyleException {
        Path file = Files.writeString(folder.resolve("Plain.java"), source);
        Checker checker = new Checker();
        checker.setModuleClassLoader(Checker.class.getClassLoader());
        checker.configure(ConfigurationLoader.loadConfiguration(
                RULES.toString(), new PropertiesExpander(new Properties())));
        Findings findings = new Findings(new ArrayList<>());
        checker.addListener(findings);
        checker.process(List.of(file.toFile()));
        checker.destroy();
        return findings.names();
    }

    /** Collects the names of the checks that found something. */
    private record Findings(List<String> names) implements AuditListener {

        @Override
        public void addError(AuditEvent event) {
            String check = event.getSourceName();
            names.add(check.substring(check.lastIndexOf('.') + 1).replaceAll("Check$", ""));
        }

        @Override
        public void addException(AuditEvent event, Throwable cause) {
            throw new AssertionError(event.getFileName(), cause);
        }

        @Override
        public void auditStarted(AuditEvent event) {
            names.clear();
        }

        @Override
        public void auditFinished(AuditEvent event) {
            assertThat(event).isNotNull();
        }

        @Override
        public void fileStarted(AuditEvent event) {
            assertThat(event.getFileName()).endsWith("Plain.java");
        }

        @Override
        public void fileFinished(AuditEvent event) {
            assertThat(event).isNotNull();
        }
    }
}
