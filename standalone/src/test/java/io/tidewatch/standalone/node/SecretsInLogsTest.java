package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import io.tidewatch.simulator.binance.SimTrade;
import io.tidewatch.standalone.Tidewatch;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The whole program with every secret there is, and most of what they are for out of reach, so that
 * it has something to complain about; its libraries tell all they can.
 */
class SecretsInLogsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Every secret begins and ends with it, and nothing else has it: a log may show a part. */
  private static final String MARK = "hush";

  private static final String ADMIN = secret("admin-token");

  @TempDir private Path directory;
  private final StringBuilder answers = new StringBuilder();

  private static String secret(String name) {
    return MARK + "-" + name + "-" + MARK;
  }

  /** First without what hides secrets in lines: nothing may rely on it. */
  @ParameterizedTest
  @CsvSource({"logback-bare.xml, text", "logback.xml, json"})
  void shouldShowNoSecretInLogsOrAnswers(String configuration, String format) throws Exception {
    int http = freePort();
    Path output = directory.resolve("output");
    try (GuardedKafka kafka = GuardedKafka.start(directory);
        BinanceSpotServer venue = BinanceSpotServer.start(Settings.standard())) {
      venue.setPrice("BTCUSDT", BigDecimal.ONE);
      ProcessBuilder up = up(http, output, configuration);
      up.environment().put("TIDEWATCH_LOG_FORMAT", format);
      up.environment().putAll(kafka.environment());
      up.environment().putAll(secrets());
      up.environment()
          .put("TIDEWATCH_BINANCE_SPOT_WEB_SOCKET_URL", venue.webSocketUri() + "/stream");
      up.environment().put("TIDEWATCH_BINANCE_SPOT_REST_URL", venue.restUri().toString());
      Process process = up.start();
      try {
        String api = "http://127.0.0.1:" + http;
        await()
            .atMost(PATIENCE)
            .until(() -> !process.isAlive() || venue.subscriptions().contains("btcusdt@trade"));
        assertThat(process.isAlive()).describedAs(errors(output)).isTrue();
        long now = System.currentTimeMillis();
        for (int id = 1; id <= 4; id++) {
          venue.trade(
              new SimTrade(
                  "BTCUSDT",
                  id,
                  new BigDecimal("50000"),
                  new BigDecimal("20"),
                  now - 100 + id,
                  false));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
          await()
              .atMost(PATIENCE)
              .until(() -> ask(client, api + "/api/alerts", ADMIN).contains("\"BTCUSDT\""));
          askAround(client, api);
        }
        // Every channel has tried to tell it by then.
        await()
            .atMost(PATIENCE)
            .until(() -> {
              String log = Files.readString(output);
              return Stream.of("telegram", "wecom", "webhook", "delivered to terminal")
                  .allMatch(log::contains);
            });
      } finally {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      }
    }

    assertThat(answers.toString())
        .contains("BTCUSDT", "tidewatch_log_lines_held_back_total")
        .doesNotContain(MARK);
    // Kafka's is the one whose text is not of this test's making.
    assertThat(lines(output, "DEBUG")).describedAs("libraries say all").isPositive();
    assertThat(linesWith(output, MARK)).isEmpty();
    assertThat(linesWith(output, "of-the-test")).isEmpty();
    if (format.equals("json")) {
      followTheAlert(json(output));
    }
  }

  /** By its id alone, through all that had to do with it. */
  private static void followTheAlert(List<JsonNode> lines) {
    assertThat(lines)
        .filteredOn(line -> line.path("thread_name").asString().contains("-StreamThread-"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.path("detector").asString()).isNotEmpty());
    assertThat(lines)
        .filteredOn(line -> line.path("thread_name").asString().matches("(okx|dbotx)-.*"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.path("venue").asString()).isNotEmpty());
    assertThat(lines)
        .filteredOn(line -> line.path("logger_name").asString().startsWith("io.tidewatch"))
        .allSatisfy(line -> {
          assertThat(line.path("process").asString()).isEqualTo("up");
          assertThat(line.path("instance").asString()).isEqualTo("first");
        });
    String alert =
        lines.stream()
            .filter(line -> line.path("message").asString().startsWith("large-trades raises"))
            .findFirst()
            .orElseThrow()
            .path("alert")
            .asString();
    assertThat(lines)
        .filteredOn(line -> line.path("alert").asString().equals(alert))
        .extracting(
            line -> line.path("detector").asString(),
            line -> line.path("sink").asString(),
            line -> line.path("subject").asString())
        .contains(
            tuple("large-trades", "", "BTCUSDT"),
            tuple("alert-gate", "", "BTCUSDT"),
            tuple("", "console", "BTCUSDT"));
  }

  private static List<JsonNode> json(Path output) throws IOException {
    try (Stream<String> lines = Files.lines(output)) {
      return lines
          .filter(line -> line.startsWith("{"))
          .<JsonNode>map(Json.MAPPER::readTree)
          .toList();
    }
  }

  private void askAround(HttpClient client, String api) throws Exception {
    for (String token : List.of("", "wrong-token-of-nobody", ADMIN, secret("read-token-1"))) {
      for (String path :
          List.of(
              "/status",
              "/api/status",
              "/health",
              "/health/ready",
              "/metrics",
              "/api/volumes/BTCUSDT",
              "/api/volumes/%00",
              "/api/nothing?token=" + token.replace(MARK, "none"))) {
        ask(client, api + path, token);
      }
      HttpRequest.Builder change =
          HttpRequest.newBuilder(URI.create(api + "/api/rules/large-trades/BTCUSDT"))
              .PUT(BodyPublishers.ofString("{\"threshold-usd\":\"none\"}"));
      if (!token.isEmpty()) {
        change.header("Authorization", "Bearer " + token);
      }
      answers.append(client.send(change.build(), BodyHandlers.ofString()).body());
    }
  }

  private String ask(HttpClient client, String uri, String token) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).GET();
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    String body = client.send(request.build(), BodyHandlers.ofString()).body();
    answers.append(body).append('\n');
    return body;
  }

  private ProcessBuilder up(int http, Path output, String configuration) {
    ProcessBuilder up =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Xmx768m",
            "-Dlogback.configurationFile=" + configuration,
            "-cp",
            System.getProperty("java.class.path"),
            Tidewatch.class.getName(),
            "up",
            "--set",
            "http.port=" + http,
            "--set",
            "kafka.data-directory=" + directory.resolve("data"));
    up.redirectErrorStream(true).redirectOutput(output.toFile());
    Set.copyOf(up.environment().keySet()).stream()
        .filter(name -> name.startsWith("TIDEWATCH_"))
        .forEach(up.environment()::remove);
    up.environment().put("TIDEWATCH_LOG_LIBRARIES", "DEBUG");
    up.environment().put("TIDEWATCH_BINANCE_SPOT_SYMBOLS", "BTCUSDT");
    // Nobody listens there.
    Map<String, String> away = new HashMap<>();
    for (String venue : List.of("OKX", "BINANCE_FUTURES", "DBOTX", "HYPERLIQUID")) {
      away.put("TIDEWATCH_" + venue + "_WEB_SOCKET_URL", "ws://127.0.0.1:1/ws");
      away.put("TIDEWATCH_" + venue + "_REST_URL", "http://127.0.0.1:1");
    }
    away.put("TIDEWATCH_BINANCE_FUTURES_WEB_SOCKET_URL", "ws://127.0.0.1:1/market/stream");
    away.put("TIDEWATCH_TELEGRAM_URL", "http://127.0.0.1:1");
    away.put("TIDEWATCH_TELEGRAM_TARGETS", "desk=4711");
    away.put("TIDEWATCH_TELEGRAM_COMMAND_CHATS", "4711");
    away.put("TIDEWATCH_WECOM_URL", "http://127.0.0.1:1");
    away.put("TIDEWATCH_REDIS_ADDRESS", "127.0.0.1:1");
    away.put("TIDEWATCH_TIME_SERIES_URL", "http://127.0.0.1:1");
    away.put("TIDEWATCH_NATS_URL", "nats://127.0.0.1:1");
    away.put("TIDEWATCH_NATS_USER", "watch");
    away.put(
        "TIDEWATCH_DATABASE_URL",
        "jdbc:h2:mem:secrets;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    away.put("TIDEWATCH_DATABASE_USER", "watch");
    up.environment().putAll(away);
    return up;
  }

  private Map<String, String> secrets() throws IOException {
    Path tokens =
        Files.writeString(
            directory.resolve("tokens"), "olga operate " + secret("operate-token") + "\n");
    Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-------"));
    Path password = Files.writeString(directory.resolve("redis"), secret("redis-password") + "\n");
    Map<String, String> secrets = new HashMap<>();
    secrets.put("HTTP_ADMIN_TOKEN", ADMIN);
    secrets.put("HTTP_READ_TOKEN", secret("read-token-1"));
    secrets.put("HTTP_TOKENS_FILE", tokens.toString());
    secrets.put("BINANCE_SPOT_API_KEY", secret("binance-key"));
    secrets.put("DBOTX_API_KEY", secret("dbotx-key"));
    secrets.put("DATABASE_PASSWORD", secret("database-password"));
    secrets.put("REDIS_PASSWORD_FILE", password.toString());
    secrets.put("TIME_SERIES_TOKEN", secret("series-token"));
    secrets.put("NATS_PASSWORD", secret("nats-password"));
    secrets.put("TELEGRAM_BOT_TOKEN", "4711:" + secret("bot"));
    secrets.put("WECOM_KEYS", "desk=" + secret("robot-key"));
    secrets.put("WEBHOOK_URLS", "desk=http://127.0.0.1:1/" + secret("address"));
    secrets.put("WEBHOOK_SIGNING_SECRET", secret("signing-secret"));
    secrets.put("DELIVERY_HEARTBEAT_URL", "http://127.0.0.1:1/" + secret("heartbeat"));
    secrets.put("CLUSTER_PEER_SECRET", secret("peer-secret-of-all-instances-0123456789"));
    secrets.put("CLUSTER_ADVERTISED_ADDRESS", "127.0.0.1:" + freePort());
    secrets.put("CLUSTER_INSTANCE_ID", "first");
    Map<String, String> variables = new HashMap<>();
    secrets.forEach((name, value) -> variables.put("TIDEWATCH_" + name, value));
    return variables;
  }

  private static List<String> linesWith(Path output, String piece) throws IOException {
    try (Stream<String> lines = Files.lines(output)) {
      return lines.filter(line -> line.contains(piece)).limit(100).toList();
    }
  }

  /** What it says of its end; the whole would be too long to read. */
  private static String errors(Path output) throws IOException {
    return String.join("\n", linesWith(output, "tidewatch: ")) + linesWith(output, " ERROR ");
  }

  private static long lines(Path output, String piece) throws IOException {
    try (Stream<String> lines = Files.lines(output)) {
      return lines.filter(line -> line.contains(piece)).count();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
