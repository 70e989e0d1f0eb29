package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.query.Client.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents, the page to try the API, and what all answers have in common. */
class DocumentsApiTest {
  private static final Path DOCS = Path.of(System.getProperty("tidewatch.root"), "docs");
  private static final String RULE = "/api/rules/large-trades";

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static House house;
  private static HttpClient http;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    house = new House(broker.bootstrapServers(), directory.resolve("state")).startDetectors();
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void close() {
    http.close();
    house.close();
    broker.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.json", "asyncapi.json"})
  void shouldHaveTheDocumentsThatAreKept(String name) throws IOException {
    Answer answer = house.client().get("/api/" + name);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(Files.readString(DOCS.resolve(name)));
  }

  @Test
  void shouldHaveAPageThatAsksNobodyElse() throws IOException, InterruptedException {
    String page = ask(request("/docs/").GET()).body();

    assertThat(page).contains("swagger-ui-bundle.js").doesNotContain("http");
    for (String part : new String[] {"swagger-ui-bundle.js", "swagger-ui.css", "start.js"}) {
      assertThat(page.contains(part)).isTrue();
      assertThat(ask(request("/docs/" + part).GET()).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing.js", "..%2fopenapi.json", "index.html.gz"})
  void shouldHaveNoOtherPartsOfThePage(String name) throws IOException, InterruptedException {
    assertThat(ask(request("/docs/" + name).GET()).statusCode()).isIn(400, 404);
  }

  @Test
  void shouldLeadToThePageWithoutASlash() throws IOException, InterruptedException {
    HttpResponse<String> answer = ask(request("/docs").GET());

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("/docs/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {RULE, "/api/rules", "/api/openapi.json", "/api/subscriptions", "/docs/start.js"})
  void shouldSendNothingThatTheCallerHasAlready(String path)
      throws IOException, InterruptedException {
    String tag = ask(request(path).GET()).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = ask(request(path).GET().header("If-None-Match", tag));
    HttpResponse<String> other = ask(request(path).GET().header("If-None-Match", "\"x\""));

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).contains(tag);
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void shouldNotOverwriteAChangeThatTheCallerHasNotSeen() throws IOException, InterruptedException {
    String tag = ask(request(RULE).GET()).headers().firstValue("ETag").orElseThrow();

    int first = change(tag, "400000").statusCode();
    HttpResponse<String> second = change(tag, "300000");

    assertThat(first).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(412);
    assertThat(second.body()).contains("urn:tidewatch:problem:changed-meanwhile");
    Patience.until(() -> {
      // The new tag is known once the change can be read.
      HttpResponse<String> read = get(RULE);
      return read.body().contains("\"400000\"")
          && change(read.headers().firstValue("ETag").orElseThrow(), "300000").statusCode() == 200;
    });
  }

  private static HttpResponse<String> get(String path) {
    try {
      return ask(request(path).GET());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> change(String tag, String threshold) {
    try {
      return ask(
          request(RULE)
              .header("Authorization", "Bearer " + House.TOKEN)
              .header("If-Match", tag)
              .PUT(BodyPublishers.ofString("{\"threshold-usd\":\"" + threshold + "\"}")));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldCompressWhatIsLongForThoseWhoCanReadIt() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            request("/api/openapi.json").header("Accept-Encoding", "gzip").build(),
            BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(plain.readAllBytes()).isEqualTo(Files.readAllBytes(DOCS.resolve("openapi.json")));
    }
  }

  @Test
  void shouldNotCompressWhatIsShort() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        ask(request("/api/volumes").GET().header("Accept-Encoding", "gzip"));

    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/volumes", "/api/volumes/NOPE", "/api/openapi.json", "/metrics"})
  void shouldAnswerForTheHeadersAlone(String path) throws IOException, InterruptedException {
    HttpResponse<String> whole = ask(request(path).GET());
    HttpResponse<String> head = ask(request(path).HEAD());

    assertThat(head.statusCode()).isEqualTo(whole.statusCode());
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Type"))
        .isEqualTo(whole.headers().firstValue("Content-Type"));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + path));
  }

  private static HttpResponse<String> ask(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
