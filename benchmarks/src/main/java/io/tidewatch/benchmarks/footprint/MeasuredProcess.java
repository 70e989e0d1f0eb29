package io.tidewatch.benchmarks.footprint;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.measure.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process of its own, with what Linux says that it takes. */
final class MeasuredProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/health");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final int OK = 200;

  private final String name;
  private final Process process;
  private final Path output;

  private MeasuredProcess(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it, and returns at once.
   *
   * @param directory for what it prints, under this name
   * @param command that becomes Java itself
   */
  static MeasuredProcess start(Path directory, String name, List<String> command) {
    requireNonNull(name, "name");
    Path output = directory.resolve(name + ".log");
    ProcessBuilder builder =
        Image.environment(new ProcessBuilder(command))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    try {
      return new MeasuredProcess(name, builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return name;
  }

  /** Waits until it says over HTTP that it does its work. */
  void awaitReady(HttpClient client) {
    Waiting.until(
        name + " to be ready",
        PATIENCE,
        () -> {
          requireAlive();
          return isReady(client);
        });
  }

  private boolean isReady(HttpClient client) {
    Optional<URI> address = address();
    if (address.isEmpty()) {
      return false;
    }
    try {
      return client
              .send(
                  HttpRequest.newBuilder(address.get().resolve("/health/ready")).build(),
                  BodyHandlers.discarding())
              .statusCode()
          == OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Optional<URI> address() {
    Matcher matcher = ADDRESS.matcher(said());
    return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
  }

  private String said() {
    return read(output);
  }

  /**
   * Fails if it has ended.
   *
   * @throws IllegalStateException with what it printed
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(name + " ended: " + said());
    }
  }

  /** What it takes at this moment. */
  Taken taken() {
    requireAlive();
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    Matcher resident = RESIDENT.matcher(read(proc.resolve("status")));
    if (!resident.find()) {
      throw new IllegalStateException("expected VmRSS in " + proc.resolve("status"));
    }
    try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
      return new Taken(
          System.nanoTime(),
          process.info().totalCpuDuration().orElseThrow().toNanos(),
          Long.parseLong(resident.group(1)) * 1024,
          files.count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end, as {@code kill} does, and waits until it has. */
  void end() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Ends it at once, as {@code kill -9} does. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
