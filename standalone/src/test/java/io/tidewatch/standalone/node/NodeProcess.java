package io.tidewatch.standalone.node;

import static org.awaitility.Awaitility.await;

import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.chat.TelegramServer;
import io.tidewatch.simulator.hyperliquid.HyperliquidServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** A node in a JVM of its own, which can be killed and started again on the same directory. */
final class NodeProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path directory;
  private final Path portFile;
  private final Path output;
  private final Watched watched;
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<Process> process = Optional.empty();

  /**
   * What a node watches.
   *
   * @param arguments of {@link NodeMain}, from the third on
   * @param detectors that must run
   * @param connections how many are open at the venue
   */
  record Watched(List<String> arguments, List<String> detectors, IntSupplier connections) {
    Watched {
      arguments = List.copyOf(arguments);
      detectors = List.copyOf(detectors);
    }

    static Watched of(BinanceSpotServer venue, List<String> symbols) {
      return new Watched(
          List.of(
              NodeMain.SPOT,
              venue.webSocketUri().toString(),
              venue.restUri().toString(),
              String.join(",", symbols)),
          List.of("large-trades", "alert-history", "alert-gate"),
          venue::connectionCount);
    }

    /** The same, and all alerts are told there. */
    Watched tellingTo(TelegramServer telegram) {
      List<String> more = new ArrayList<>(arguments);
      more.add(telegram.uri().toString());
      return new Watched(more, detectors, connections);
    }

    static Watched of(HyperliquidServer venue, List<String> addresses) {
      return new Watched(
          List.of(
              NodeMain.HYPERLIQUID,
              venue.webSocketUri().toString(),
              venue.restUri() + "/info",
              String.join(",", addresses)),
          List.of("whale-signals", "alert-history"),
          venue::connectionCount);
    }
  }

  NodeProcess(Path directory, Watched watched) {
    this.directory = directory.resolve("data");
    this.portFile = directory.resolve("port");
    this.output = directory.resolve("output");
    this.watched = watched;
  }

  /** Returns when the API answers and the detectors run. */
  void start() throws IOException {
    Files.deleteIfExists(portFile);
    process =
        Optional.of(
            new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start());
    await().atMost(PATIENCE).until(() -> Files.exists(portFile) || !isAlive());
    await().atMost(PATIENCE).until(() -> !isAlive() || isRunning());
    if (!isAlive()) {
      throw new IllegalStateException("the node ended: " + Files.readString(output));
    }
  }

  // The flags are those of the launcher.
  private List<String> command() {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xshare:auto",
            "-Xmx768m",
            "-cp",
            System.getProperty("java.class.path"),
            NodeMain.class.getName(),
            directory.toString(),
            portFile.toString());
    return Stream.concat(java, watched.arguments().stream()).toList();
  }

  private boolean isAlive() {
    return process.map(Process::isAlive).orElse(false);
  }

  private boolean isRunning() throws Exception {
    String health = get("/health");
    return watched.detectors().stream()
        .allMatch(detector -> health.contains("\"" + detector + "\":\"RUNNING\""));
  }

  /** SIGKILL: nothing is closed, flushed or said goodbye to. */
  void kill() throws InterruptedException {
    process.orElseThrow().destroyForcibly().waitFor();
    await().atMost(PATIENCE).until(() -> watched.connections().getAsInt() == 0);
  }

  Path directory() {
    return directory;
  }

  String bootstrapServers() {
    return DataDirectory.runningBroker(directory).orElseThrow();
  }

  String get(String path) throws Exception {
    String port = Files.readString(portFile);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).GET().build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    client.close();
    process.ifPresent(p -> p.destroyForcibly().onExit().join());
  }
}
