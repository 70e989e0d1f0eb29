package io.tidewatch.standalone.boards;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus with the configuration of the house; only its targets are others. */
final class Prometheus implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final URI address;
  private final Path log;
  private final HttpClient client = HttpClient.newHttpClient();

  private Prometheus(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param directory an empty one for its files
   * @param target what is scraped, as host and port: as a feed, as a detector and as a sink
   */
  static Prometheus scraping(String target, Path directory) throws IOException {
    Path configuration = directory.resolve("configuration");
    copy(KeptFiles.PROMETHEUS, configuration);
    Files.writeString(
        configuration.resolve("targets.yml"),
        """
        - {labels: {kind: feed}, targets: ["%1$s"]}
        - {labels: {kind: detector}, targets: ["%1$s"]}
        - {labels: {kind: sink}, targets: ["%1$s"]}
        """
            .formatted(target));
    int port = freePort();
    Path log = directory.resolve("prometheus.log");
    Process process =
        new ProcessBuilder(
                PrometheusOnPath.server().toString(),
                "--config.file=" + configuration.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Prometheus(process, URI.create("http://127.0.0.1:" + port), log);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Prometheus cannot be asked to choose one. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * What an expression gives now.
   *
   * @throws AssertionError if it cannot be asked, or refuses the expression
   */
  List<JsonNode> query(String expression) {
    return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .path("result")
        .valueStream()
        .toList();
  }

  /** Every rule, as it was read. */
  List<JsonNode> rules() {
    return get("/api/v1/rules")
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream())
        .toList();
  }

  private JsonNode get(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
    try {
      JsonNode answer = JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
      if (!answer.path("status").asString().equals("success")) {
        throw new AssertionError("expected an answer to " + path + ", was " + answer);
      }
      return answer.path("data");
    } catch (IOException e) {
      throw new AssertionError("Prometheus does not answer: " + said(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
    process.destroyForcibly().onExit().join();
  }
}
