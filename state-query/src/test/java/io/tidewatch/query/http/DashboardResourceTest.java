package io.tidewatch.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DashboardResourceTest {
  private static final String FINGERPRINTED = "/assets/index-Ab3_dE-f.js";

  @Test
  void shouldServeThePageAnewEachTime() throws Exception {
    try (HttpServer server = serving("dashboard-of-test")) {
      HttpResponse<byte[]> answer = get(server, "/", "identity");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(header(answer, "Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/html").endsWith("utf-8"));
      assertThat(header(answer, "Cache-Control")).contains("no-cache");
      assertThat(new String(answer.body(), UTF_8)).contains("the page of the test");
    }
  }

  @Test
  void shouldLetBrowsersKeepWhatNeverChanges() throws Exception {
    try (HttpServer server = serving("dashboard-of-test")) {
      HttpResponse<byte[]> answer = get(server, FINGERPRINTED, "identity");

      assertThat(header(answer, "Content-Type")).contains("text/javascript; charset=utf-8");
      assertThat(header(answer, "Cache-Control")).contains("public, max-age=31536000, immutable");
      assertThat(header(answer, "Content-Encoding")).isEmpty();
      assertThat(new String(answer.body(), UTF_8)).isEqualTo("plain\n");
    }
  }

  @Test
  void shouldSendTheCompressedCopyToWhoTakesIt() throws Exception {
    try (HttpServer server = serving("dashboard-of-test")) {
      HttpResponse<byte[]> answer = get(server, FINGERPRINTED, "br, gzip");

      assertThat(header(answer, "Content-Encoding")).contains("gzip");
      assertThat(header(answer, "Vary")).contains("Accept-Encoding");
      assertThat(new String(answer.body(), UTF_8)).isEqualTo("stands for what is compressed\n");
    }
  }

  @Test
  void shouldServeNothingElse() throws Exception {
    try (HttpServer server = serving("dashboard-of-test")) {
      for (String path :
          List.of(
              "/assets/absent-Ab3_dE-f.js",
              "/assets/..%2Findex.html",
              "/assets/index-Ab3_dE-f.js.gz",
              "/assets/.hidden")) {
        assertThat(get(server, path, "identity").statusCode()).as(path).isBetween(400, 404);
      }
    }
  }

  @Test
  void shouldSayThatItWasBuiltWithoutADashboard() throws Exception {
    try (HttpServer server = serving("no-such-directory")) {
      HttpResponse<byte[]> answer = get(server, "/", "identity");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(new String(answer.body(), UTF_8)).contains("without Node 20.19");
    }
  }

  private static HttpServer serving(String directory) {
    return HttpServer.start(
        HttpSettings.loopback(0, Optional.empty()),
        new Gate(Optional.empty(), "set one"),
        List.of(new DashboardResource(directory)));
  }

  private static Optional<String> header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name);
  }

  private static HttpResponse<byte[]> get(HttpServer server, String path, String encodings)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
              .header("Accept-Encoding", encodings)
              .build(),
          BodyHandlers.ofByteArray());
    }
  }
}
