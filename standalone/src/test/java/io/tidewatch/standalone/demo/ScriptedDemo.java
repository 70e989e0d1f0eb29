package io.tidewatch.standalone.demo;

import static org.awaitility.Awaitility.await;

import io.tidewatch.standalone.Tidewatch;
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
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./tidewatch demo} in a process of its own, at an address of its own. */
public final class ScriptedDemo implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/");
  private static final Pattern OVER = Pattern.compile("(\\d+) alerts came, (\\d+) were due");

  private final Process process;
  private final Path output;
  private final HttpClient client = HttpClient.newHttpClient();

  private ScriptedDemo(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it; the market runs when this returns. */
  public static ScriptedDemo start() throws IOException {
    return start(List.of());
  }

  /** The same with these settings besides. */
  static ScriptedDemo start(List<String> settings) throws IOException {
    Path output = Files.createTempFile("demo", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xmx768m",
            "-cp",
            System.getProperty("java.class.path"),
            Tidewatch.class.getName(),
            "demo",
            "--set",
            "http.port=0");
    settings.forEach(setting -> builder.command().addAll(List.of("--set", setting)));
    builder.environment().keySet().removeIf(name -> name.startsWith("TIDEWATCH_"));
    ScriptedDemo demo =
        new ScriptedDemo(
            builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
    try {
      demo.awaitLine(ADDRESS);
      return demo;
    } catch (RuntimeException e) {
      demo.close();
      throw e;
    }
  }

  /** Where its pages are, without a slash at the end. */
  public URI address() {
    return URI.create(awaitLine(ADDRESS).group(1));
  }

  /**
   * Waits until everything was played.
   *
   * @return how many alerts came: all that were due
   */
  public int awaitEnd() {
    Matcher said = awaitLine(OVER);
    if (!said.group(1).equals(said.group(2))) {
      throw new IllegalStateException("the demo: " + said.group());
    }
    return Integer.parseInt(said.group(1));
  }

  private Matcher awaitLine(Pattern pattern) {
    return await().atMost(PATIENCE).until(() -> said(pattern), Optional::isPresent).orElseThrow();
  }

  private Optional<Matcher> said(Pattern pattern) {
    try {
      String text = Files.readString(output);
      if (!process.isAlive()) {
        throw new IllegalStateException("the demo ended: " + text);
      }
      Matcher matcher = pattern.matcher(text);
      return matcher.find() ? Optional.of(matcher) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What its API answers. */
  String answer(String path) throws IOException, InterruptedException {
    HttpRequest question = HttpRequest.newBuilder(URI.create(address() + path)).build();
    return client.send(question, BodyHandlers.ofString()).body();
  }

  /** The first text of a member of that name in an answer of its API. */
  public String first(String member, String path) throws Exception {
    String answer = answer(path);
    Matcher matcher = Pattern.compile('"' + member + "\":\"([^\"]+)\"").matcher(answer);
    if (!matcher.find()) {
      throw new IllegalStateException("expected " + member + " in " + path + ", was " + answer);
    }
    return matcher.group(1);
  }

  @Override
  public void close() throws IOException {
    client.close();
    // Asked first: it takes its temporary directory away.
    process.destroy();
    process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
    process.destroyForcibly().onExit().join();
    Files.deleteIfExists(output);
  }
}
