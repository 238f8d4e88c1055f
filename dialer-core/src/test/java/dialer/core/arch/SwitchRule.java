package dialer.core.arch;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Rule 5, second half: a switch over one of our enums or sealed families has no {@code default}, so that a new
 * constant or record fails the build at every place that must think about it. Byte code cannot show this, so the
 * sources are read with the compiler's own tree API.
 */
public final class SwitchRule {

    private SwitchRule() {
    }

    /** Where a switch over our own closed types hides behind a default: one "file:line type" each. */
    public static List<String> violations(List<Path> sources) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE");
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of("-proc:none", "-Xlint:none", "-classpath",
                    System.getProperty("java.class.path"));
            JavacTask task = (JavacTask) compiler.getTask(null, files, ignored -> { }, options, null,
                    files.getJavaFileObjectsFromPaths(sources));
            List<String> found = new ArrayList<>();
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            for (CompilationUnitTree unit : units) {
                new Scanner(Trees.instance(task), unit, found).scan(unit, null);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Trees trees;
        private final CompilationUnitTree unit;
        private final List<String> found;

        Scanner(Trees trees, CompilationUnitTree unit, List<String> found) {
            this.trees = trees;
            this.unit = unit;
            this.found = found;
        }

        @Override
        public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void unused) {
            judge(tree, tree.getExpression(), tree.getCases());
            return super.visitSwitch(tree, null);
        }

        @Override
        public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
            judge(tree, tree.getExpression(), tree.getCases());
            return super.visitSwitchExpression(tree, null);
        }

        private void judge(Tree tree, ExpressionTree selector, List<? extends CaseTree> cases) {
            TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), selector));
            boolean hasDefault = cases.stream().flatMap(c -> c.getLabels().stream())
                    .anyMatch(label -> label instanceof DefaultCaseLabelTree);
            if (hasDefault && isOurClosedType(type)) {
                long line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
                found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ":" + line + " " + type);
            }
        }

        private static boolean isOurClosedType(@Nullable TypeMirror type) {
            if (!(type instanceof DeclaredType declared)) {
                return false;
            }
            Element element = declared.asElement();
            boolean closed = element.getKind() == ElementKind.ENUM || element.getModifiers().contains(Modifier.SEALED);
            return closed && ((TypeElement) element).getQualifiedName().toString().startsWith("dialer.");
        }
    }
}
