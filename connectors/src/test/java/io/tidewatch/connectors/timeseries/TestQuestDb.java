package io.tidewatch.connectors.timeseries;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.questdb.ServerMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real store that takes line protocol and answers SQL; it can go away and come back. */
final class TestQuestDb implements AutoCloseable {
  private final Path root;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private ServerMain server;

  TestQuestDb(Path root) throws IOException {
    this.root = root;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  void up() {
    server =
        ServerMain.create(
            root.toString(),
            Map.of(
                "QDB_HTTP_NET_BIND_TO", "127.0.0.1:" + port,
                "QDB_HTTP_MIN_ENABLED", "false",
                "QDB_PG_ENABLED", "false",
                "QDB_LINE_TCP_ENABLED", "false",
                "QDB_TELEMETRY_ENABLED", "false",
                "QDB_SHARED_WORKER_COUNT", "2"));
    server.start();
  }

  void down() {
    server.close();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The rows; none while the table is not there. */
  JsonNode rows(String sql) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(url().resolve("/exec?query=" + URLEncoder.encode(sql, UTF_8)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return JsonMapper.shared().readTree(answer.body()).path("dataset");
  }

  @Override
  public void close() {
    http.close();
    if (server != null) {
      server.close();
    }
  }
}
