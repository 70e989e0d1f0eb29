package io.tidewatch.query.document;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the sources say of types and of the parts of records, so that documents need no second set
 * of words.
 */
final class SourceComments {
  private static final List<String> MODULES = List.of("contract", "topology", "state-query");

  private final Path root;
  private final Set<Class<?>> read = new HashSet<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, Map<String, String>> parts = new HashMap<>();

  /**
   * @param root of the project
   */
  SourceComments(Path root) {
    this.root = root;
  }

  /** What is said of a type. */
  Optional<String> of(Class<?> type) {
    read(outermost(type));
    return Optional.ofNullable(types.get(type.getName())).filter(text -> !text.isEmpty());
  }

  /** What is said of a part of a record. */
  Optional<String> of(Class<?> type, String component) {
    read(outermost(type));
    return Optional.ofNullable(parts.getOrDefault(type.getName(), Map.of()).get(component));
  }

  private static Class<?> outermost(Class<?> type) {
    return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
  }

  private void read(Class<?> type) {
    if (read.add(type)) {
      source(type).ifPresent(this::read);
    }
  }

  private Optional<Path> source(Class<?> type) {
    String file = "src/main/java/" + type.getName().replace('.', '/') + ".java";
    return MODULES.stream()
        .map(module -> root.resolve(module).resolve(file))
        .filter(Files::exists)
        .findFirst();
  }

  private void read(Path source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
      DocTrees comments = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Types(comments).scan(unit, unit.getPackageName() + ".");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Walks over the types of a source; what it carries is the beginning of their names. */
  private final class Types extends TreePathScanner<Void, String> {
    private final DocTrees comments;

    private Types(DocTrees comments) {
      this.comments = comments;
    }

    @Override
    public Void visitClass(ClassTree tree, String prefix) {
      String name = prefix + tree.getSimpleName();
      TreePath path = getCurrentPath();
      DocCommentTree comment = comments.getDocCommentTree(path);
      if (comment != null) {
        types.put(name, text(comment.getFullBody()));
        parts.put(
            name,
            comment.getBlockTags().stream()
                .filter(tag -> tag instanceof ParamTree)
                .map(tag -> (ParamTree) tag)
                .filter(tag -> !tag.isTypeParameter())
                .collect(
                    Collectors.toMap(
                        tag -> tag.getName().toString(), tag -> text(tag.getDescription()))));
      }
      return super.visitClass(tree, name + "$");
    }
  }

  private static String text(List<? extends DocTree> trees) {
    return trees.stream()
        .map(SourceComments::text)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String text(DocTree tree) {
    return switch (tree) {
      case LiteralTree literal -> "`" + literal.getBody().getBody() + "`";
      case LinkTree link -> "`" + link.getReference().getSignature().replace('#', '.') + "`";
      case TextTree words -> words.getBody();
      default -> tree.getKind() == DocTree.Kind.START_ELEMENT ? " " : "";
    };
  }
}
