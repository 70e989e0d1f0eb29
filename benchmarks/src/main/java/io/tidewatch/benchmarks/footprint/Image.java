package io.tidewatch.benchmarks.footprint;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the image has, in a directory: libraries, flags, and its own scripts.
 *
 * @param directory with {@code lib}, {@code jvm}, {@code prepare-start} and {@code entrypoint}
 */
public record Image(Path directory) {
  public Image {
    requireNonNull(directory, "directory");
  }

  /**
   * Makes the caches of classes as the image's build does, unless they are there; takes a moment.
   *
   * @throws IllegalStateException with what was printed, if they could not be made
   */
  void prepare() throws IOException, InterruptedException {
    if (Files.exists(directory.resolve("start-detect.options"))) {
      return;
    }
    Path output = directory.resolve("prepare-start.log");
    Process process =
        environment(new ProcessBuilder(directory.resolve("prepare-start").toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          "the caches of classes could not be made: " + Files.readString(output));
    }
  }

  /** What starts Tidewatch with these arguments. */
  List<String> tidewatch(List<String> arguments) {
    return Stream.concat(Stream.of(directory.resolve("entrypoint").toString()), arguments.stream())
        .toList();
  }

  /** What starts another program with the flags of a feed. */
  List<String> java(List<String> arguments) {
    Path jvm = directory.resolve("jvm");
    return Stream.concat(
            Stream.of(
                // Whoever starts a process looks for programs on his own path.
                bin().resolve("java").toString(),
                "@" + jvm.resolve("common.options"),
                "@" + jvm.resolve("feed.options")),
            arguments.stream())
        .toList();
  }

  private static Path bin() {
    return Path.of(System.getProperty("java.home"), "bin");
  }

  /** Lets a process find this Java, and nothing that is configured for others. */
  static ProcessBuilder environment(ProcessBuilder builder) {
    builder.environment().keySet().removeIf(key -> key.startsWith("TIDEWATCH_"));
    builder.environment().merge("PATH", bin().toString(), (path, bin) -> bin + ":" + path);
    // The entry point's own, also for what is started without it.
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    return builder;
  }
}
