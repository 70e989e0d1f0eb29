package io.tidewatch.connectors.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tidewatch.simulator.venue.HttpAnswer;
import io.tidewatch.simulator.venue.HttpEndpoint;
import io.tidewatch.simulator.venue.RestServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HeartbeatTest {
  private static final String SECRET = "0b1c-sesame";
  private static final Duration EVERY = Duration.ofMillis(50);

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Heartbeat.class);
  private volatile boolean healthy = true;
  private RestServer server;
  private Heartbeat heartbeat;

  @BeforeEach
  void start() throws IOException {
    log.start();
    logger.addAppender(log);
    server = new RestServer(new Recorder());
    server.start();
    heartbeat =
        Heartbeat.start(
            new HeartbeatSettings(
                server.uri().resolve("/ping/" + SECRET), EVERY, EVERY.multipliedBy(20)),
            () -> healthy);
  }

  @AfterEach
  void stop() {
    heartbeat.close();
    server.close();
    logger.detachAppender(log);
  }

  @Test
  void shouldBeatWhileTheSystemIsWell() {
    await().until(() -> calls.size() >= 3);

    assertThat(calls.getFirst()).isEqualTo("POST /ping/" + SECRET);
    await().until(() -> heartbeat.status().beats() >= 3);
    assertThat(heartbeat.status().lastError()).isEmpty();
  }

  @Test
  void shouldBeSilentWhileTheSystemIsNotWell() {
    healthy = false;
    await().until(() -> heartbeat.status().withheld() >= 1);
    int before = calls.size();
    await().until(() -> heartbeat.status().withheld() >= 4);

    assertThat(calls).hasSize(before);

    healthy = true;
    await().until(() -> calls.size() > before);
  }

  @Test
  void shouldGoOnAfterFailuresAndNeverShowTheUrl() {
    server.fail(503, 0, 2);
    await().until(() -> heartbeat.status().failures() >= 2);
    await().until(() -> heartbeat.status().lastError().isEmpty());
    server.drop(2);
    await().until(() -> heartbeat.status().failures() >= 4);
    await().until(() -> heartbeat.status().lastError().isEmpty());

    assertThat(log.list.toString()).contains("HTTP 503");
    assertThat(log.list.toString()).doesNotContain(SECRET);
  }

  @Test
  void shouldNotShowTheUrlInSettings() {
    assertThat(HeartbeatSettings.of(URI.create("https://h.example/" + SECRET)).toString())
        .doesNotContain(SECRET);
    assertThatThrownBy(() -> HeartbeatSettings.of(URI.create("ftp://h.example/" + SECRET)))
        .hasMessageNotContaining(SECRET);
  }

  private final class Recorder implements HttpEndpoint {
    @Override
    public HttpAnswer answer(String method, URI uri, Function<String, String> header) {
      calls.add(method + " " + uri.getPath());
      return HttpAnswer.of(200, "OK");
    }

    @Override
    public HttpAnswer fault(int status) {
      return HttpAnswer.of(status, "");
    }
  }
}
