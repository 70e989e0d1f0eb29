package io.tidewatch.query.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.query.door.Refusals;
import io.tidewatch.query.http.Access;
import io.tidewatch.query.http.AccessToken;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.http.NamedToken;
import io.tidewatch.query.http.Role;
import io.tidewatch.query.http.Tokens;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VitalsServerTest {
  private static final String TOKEN = "a-token-for-reading";

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> troubles = new ArrayList<>();
  private boolean live = true;
  private VitalsServer server = start(Access.open(Optional.empty()));

  private VitalsServer start(Access access) {
    HttpSettings settings = HttpSettings.loopback(0, Optional.empty()).with(access);
    return VitalsServer.start(settings, new Gate(access, "set it", new Refusals()), vital());
  }

  private VitalsServer.Vital vital() {
    return new VitalsServer.Vital() {
      @Override
      public boolean isLive() {
        return live;
      }

      @Override
      public List<String> troubles() {
        return List.copyOf(troubles);
      }

      @Override
      public String metrics() {
        return "tidewatch_something 1.0\n";
      }
    };
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  @Test
  void shouldTellThatAllIsWell() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    HttpResponse<String> health = get("/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("{\"status\":\"UP\",\"troubles\":[]}");
    assertThat(get("/metrics").body()).isEqualTo("tidewatch_something 1.0\n");
    assertThat(get("/metrics").headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain");
  }

  @Test
  void shouldTellWhatKeepsItFromItsWork() throws Exception {
    troubles.add("sink-failing/redis: its target cannot be reached");

    HttpResponse<String> ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.headers().firstValue("Retry-After")).contains("1");
    assertThat(ready.body()).contains("DOWN", "sink-failing/redis");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health").statusCode()).isEqualTo(503);
  }

  @Test
  void shouldTellThatItIsDead() throws Exception {
    live = false;

    assertThat(get("/health/live").statusCode()).isEqualTo(503);
    assertThat(get("/health").statusCode()).isEqualTo(503);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldAskForATokenWhereReadingTakesOne() throws Exception {
    server.close();
    Tokens tokens =
        new Tokens(List.of(NamedToken.of("prometheus", Role.READ, new AccessToken(TOKEN))));
    server = start(new Access(() -> tokens, false));

    assertThat(get("/metrics").statusCode()).isEqualTo(401);
    assertThat(get("/metrics", "Authorization", "Bearer another").statusCode()).isEqualTo(401);
    assertThat(get("/metrics").body()).doesNotContain("tidewatch_something");
    assertThat(get("/metrics", "Authorization", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseWhatIsNotThere() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/metrics/../etc/passwd").statusCode()).isEqualTo(404);
    HttpResponse<String> written =
        client.send(
            HttpRequest.newBuilder(uri("/metrics")).POST(BodyPublishers.ofString("x")).build(),
            BodyHandlers.ofString());
    assertThat(written.statusCode()).isEqualTo(405);
    assertThat(written.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void shouldAnswerOthersWhileSomebodySendsNothing() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        Socket socket = new Socket("127.0.0.1", server.port());
        silent.add(socket);
        OutputStream out = socket.getOutputStream();
        out.write("GET /metrics HT".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
      assertThat(get("/health/live").statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void shouldSayThatThePortIsTaken() {
    HttpSettings taken = HttpSettings.loopback(server.port(), Optional.empty());

    assertThatThrownBy(
            () -> VitalsServer.start(taken, new Gate(Optional.empty(), "set it"), vital()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected to listen on 127.0.0.1:" + server.port());
  }
}
