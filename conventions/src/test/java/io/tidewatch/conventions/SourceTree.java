package io.tidewatch.conventions;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The files of the project that people write: neither what a build leaves behind nor hidden
 * directories.
 *
 * @param root directory of the parent pom
 */
record SourceTree(Path root) {
  private static final Set<String> MADE_BY_BUILDS = Set.of("target", "node_modules");

  SourceTree {
    requireNonNull(root, "root");
  }

  /** The tree that this build builds; the build names it in {@code tidewatch.root}. */
  static SourceTree ofThisBuild() {
    String root = System.getProperty("tidewatch.root");
    if (root == null) {
      throw new IllegalStateException(
          "expected the project's directory in the system property tidewatch.root, was unset");
    }
    return new SourceTree(Path.of(root));
  }

  /** Every Java file, in a stable order. */
  List<Path> javaFiles() {
    return files(file -> file.getFileName().toString().endsWith(".java"));
  }

  /** The Java files of tests. */
  List<Path> testFiles() {
    return javaFiles().stream().filter(file -> relative(file).contains("/src/test/")).toList();
  }

  /** The poms of the modules, without the parent. */
  List<Path> modulePoms() {
    return files(file -> file.endsWith("pom.xml") && !file.getParent().equals(root));
  }

  /** The name for people, with slashes on every platform. */
  String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** The whole text of a file. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private List<Path> files(Predicate<Path> wanted) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Collector(wanted, found));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot walk " + root, e);
    }
    return found.stream().sorted().toList();
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final Predicate<Path> wanted;
    private final List<Path> found;

    Collector(Predicate<Path> wanted, List<Path> found) {
      this.wanted = wanted;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      String name = directory.getFileName().toString();
      boolean skipped =
          !directory.equals(root) && (name.startsWith(".") || MADE_BY_BUILDS.contains(name));
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (wanted.test(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
