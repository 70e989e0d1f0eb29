package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/**
 * How much room a directory takes and how much is left on its disk, on {@code /metrics}. Paths are
 * the host's business: a directory is told by what it is for.
 */
final class DirectoryMeters implements MeterBinder {
  private final Map<String, Path> directories;

  /** Of directories by what they are for; one that does not exist yet takes no room. */
  DirectoryMeters(Map<String, Path> directories) {
    this.directories = Map.copyOf(directories);
  }

  /** Of what a node keeps, without the log of its broker, which is on the same disk. */
  static DirectoryMeters of(DataDirectory directory) {
    requireNonNull(directory, "directory");
    return new DirectoryMeters(
        Map.of(
            "state", directory.state(),
            "time-series", directory.timeSeries()));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    directories.forEach((name, path) -> {
      gauge("tidewatch.directory.bytes", name, path, DirectoryMeters::size)
          .description("What the files of a directory take")
          .register(registry);
      gauge("tidewatch.disk.free.bytes", name, path, at -> disk(at).getUsableSpace())
          .description("Room that is left on the disk of a directory")
          .register(registry);
      gauge("tidewatch.disk.total.bytes", name, path, at -> disk(at).getTotalSpace())
          .description("Size of the disk of a directory")
          .register(registry);
    });
  }

  /** Asks the file system. */
  private interface Question {
    double of(Path path) throws IOException;
  }

  private static Gauge.Builder<Path> gauge(
      String meter, String name, Path path, Question question) {
    return Gauge.builder(meter, path, at -> answer(question, at))
        .tag("directory", name)
        .strongReference(true);
  }

  private static double answer(Question question, Path path) {
    try {
      return question.of(path);
    } catch (IOException e) {
      // No number, which is not the same as none.
      return Double.NaN;
    }
  }

  /** Where it is, or will be once it is made. */
  private static FileStore disk(Path directory) throws IOException {
    Path existing = directory.toAbsolutePath();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    return Files.getFileStore(existing);
  }

  private static double size(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return 0;
    }
    Sum sum = new Sum();
    Files.walkFileTree(directory, sum);
    return sum.bytes;
  }

  private static final class Sum extends SimpleFileVisitor<Path> {
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.size();
      return FileVisitResult.CONTINUE;
    }

    /** Stores come and go while they are counted. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
