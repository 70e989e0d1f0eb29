package io.tidewatch.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.standalone.Tidewatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code ./tidewatch} with a command, in a process of its own. */
final class Part implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What Java says of a process that was asked to end. */
  private static final int TERMINATED = 128 + 15;

  private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/health");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String name;
  private final Process process;
  private final Path output;

  private Part(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it, and returns at once.
   *
   * @param directory for what it prints, under this name
   */
  static Part start(Path directory, String name, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Tidewatch.class.getName()));
    command.addAll(arguments);
    Path output = directory.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith("TIDEWATCH_"));
    try {
      return new Part(name, builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it printed so far. */
  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has printed this. */
  void awaitLine(String text) {
    await(name + " to say: " + text)
        .atMost(PATIENCE)
        .until(() -> said().contains(text) || hasEnded());
    if (!said().contains(text)) {
      throw new IllegalStateException(name + " ended: " + said());
    }
  }

  /** Waits until it says that it does its work. */
  Part awaitReady() {
    await(name + " to be ready")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> hasEnded() || get("/health/ready").statusCode() == 200);
    if (hasEnded()) {
      throw new IllegalStateException(name + " ended: " + said());
    }
    return this;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(address().orElseThrow() + path)).build(),
        BodyHandlers.ofString());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return Json.MAPPER.readTree(get(path).body());
  }

  private Optional<String> address() {
    Matcher matcher = ADDRESS.matcher(said());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  boolean hasEnded() {
    return !process.isAlive();
  }

  /** Waits until it ends by itself. */
  int awaitEnd(Duration within) {
    await(name + " to end").atMost(within).until(this::hasEnded);
    return process.exitValue();
  }

  /** Asks it to end, as {@code kill} does, and waits until it has closed everything. */
  void end() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor()).isEqualTo(TERMINATED);
    assertThat(said()).doesNotContain("not everything closed");
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
