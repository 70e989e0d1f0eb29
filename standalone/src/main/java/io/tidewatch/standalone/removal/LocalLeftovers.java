package io.tidewatch.standalone.removal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds and deletes files below one directory. Links are deleted, and never followed: what they
 * lead to is not ours.
 */
final class LocalLeftovers {
  private final Path directory;

  /**
   * @param directory need not be there
   */
  LocalLeftovers(Path directory) {
    this.directory = requireNonNull(directory, "directory").toAbsolutePath().normalize();
  }

  /** What lies right below it under the names that are asked for, in the order of their names. */
  List<Leftover.Files> named(Predicate<String> name) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> name.test(file.getFileName().toString()))
          .sorted()
          .map(file -> new Leftover.Files(file, bytes(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the directory " + directory + " cannot be read", e);
    }
  }

  private static long bytes(Path path) {
    LongAdder bytes = new LongAdder();
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              bytes.add(attributes.size());
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
    return bytes.sum();
  }

  /**
   * Deletes what lies right below it.
   *
   * @throws IllegalArgumentException if something lies elsewhere
   */
  void delete(List<Leftover.Files> files) {
    for (Leftover.Files one : files) {
      Path path = one.path();
      if (!directory.equals(path.getParent())) {
        throw new IllegalArgumentException(
            "expected something right below " + directory + ", was " + path);
      }
      try {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
          deleteAll(path);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(path + " could not be deleted", e);
      }
    }
  }

  private static void deleteAll(Path path) throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
