package dialer.core.arch;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * docs/STATES.md as it follows from the code: each enum of the core that says by {@code mayBecome} what may
 * follow a state, with the sentence that its Javadoc gives to every state.
 */
final class StatesPage {

    private static final String RULE = "mayBecome";
    private static final String HEAD = """
            # States

            Every lifecycle of the core, generated from the enums and their transition tables
            (`mvn -pl dialer-core test -Dtest=StatesPageTest -Dupdate.goldens=true` writes this page anew).
            One method per noun moves its state and refuses what is not in its table.
            """;

    private final List<Class<?>> lifecycles;
    private final Map<String, String> sentences = new TreeMap<>();

    StatesPage(List<Class<?>> candidates, List<Path> sources) {
        this.lifecycles = candidates.stream().filter(StatesPage::isLifecycle).toList();
        readSentences(sources);
    }

    List<Class<?>> lifecycles() {
        return lifecycles;
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD);
        lifecycles.forEach(type -> append(page, type));
        return page.toString();
    }

    private void append(StringBuilder page, Class<?> type) {
        page.append("\n## ").append(type.getSimpleName()).append("\n\n").append(sentence(type.getName()))
                .append("\n\n| State | Means | May become |\n|---|---|---|\n");
        for (Object state : type.getEnumConstants()) {
            String name = ((Enum<?>) state).name();
            page.append("| ").append(name).append(" | ").append(sentence(type.getName() + "." + name))
                    .append(" | ").append(followers(type, state)).append(" |\n");
        }
    }

    private String sentence(String name) {
        return sentences.getOrDefault(name, "");
    }

    private static String followers(Class<?> type, Object state) {
        String names = Arrays.stream(type.getEnumConstants()).filter(next -> mayBecome(type, state, next))
                .map(next -> ((Enum<?>) next).name()).collect(Collectors.joining(", "));
        return names.isEmpty() ? "–" : names;
    }

    private static boolean isLifecycle(Class<?> type) {
        return type.isEnum() && Arrays.stream(type.getMethods()).anyMatch(method -> method.getName().equals(RULE));
    }

    private static boolean mayBecome(Class<?> type, Object state, Object next) {
        try {
            return (boolean) Objects.requireNonNull(type.getMethod(RULE, type).invoke(state, next));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no rule in " + type, e);
        }
    }

    private void readSentences(List<Path> sources) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE");
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, ignored -> { }, List.of("-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new SentenceReader(docs, unit).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Collects the first sentence of each enum and of each of its constants. */
    private final class SentenceReader extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees docs;
        private final String packageName;

        SentenceReader(DocTrees docs, CompilationUnitTree unit) {
            this.docs = docs;
            this.packageName = String.valueOf(unit.getPackageName());
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            TreePath path = getCurrentPath();
            String name = packageName + "." + tree.getSimpleName();
            remember(name, path);
            for (var member : tree.getMembers()) {
                if (member instanceof VariableTree constant) {
                    remember(name + "." + constant.getName(), new TreePath(path, constant));
                }
            }
            return super.visitClass(tree, null);
        }

        private void remember(String name, TreePath path) {
            String comment = docs.getDocComment(path);
            if (comment != null) {
                sentences.put(name, comment.split("\n\\s*(@|<p>)", 2)[0].strip().replaceAll("\\s+", " ")
                        .replaceAll("\\{@(?:code|link) #?([^}]*)}", "$1"));
            }
        }
    }
}
