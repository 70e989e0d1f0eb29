package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HttpServer;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.http.Resource;
import io.tidewatch.query.http.StreamResource;
import io.tidewatch.query.stream.CatchUp;
import io.tidewatch.query.stream.EventHub;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Readers of the stream who are still there when the server ends. */
class LastReadersTest {
  private static final int READERS = 10;

  /** Counts what the server says about requests. */
  private static final class Complaints extends AppenderBase<ILoggingEvent>
      implements AutoCloseable {
    private final AtomicInteger count = new AtomicInteger();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.javalin.Javalin");

    private Complaints() {
      setContext(logger.getLoggerContext());
      start();
      logger.addAppender(this);
      logger.setAdditive(false);
    }

    @Override
    protected void append(ILoggingEvent event) {
      count.incrementAndGet();
    }

    @Override
    public void close() {
      logger.setAdditive(true);
      logger.detachAppender(this);
    }
  }

  @Test
  void shouldLetGoOfThemForGood(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      House.createTopics(broker.bootstrapServers());
      try (Complaints complaints = new Complaints()) {
        endWithReaders(KafkaAccess.open(broker.bootstrapServers()));

        // Another server answers, and while it does, nothing goes on about those.
        try (HttpServer other = server();
            HttpClient client = HttpClient.newHttpClient()) {
          URI nothing = URI.create("http://127.0.0.1:" + other.port() + "/nothing");
          for (int i = 0; i < 50; i++) {
            assertThat(
                    client
                        .send(HttpRequest.newBuilder(nothing).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
          }
        }
        assertThat(complaints.count.get()).isLessThan(5 * READERS);
      }
    }
  }

  /** The server closes first, as it does in the whole program. */
  private static void endWithReaders(KafkaAccess kafka) {
    try (EventHub hub = EventHub.start(kafka, READERS);
        HttpServer server = server(new StreamResource(hub, new CatchUp(kafka)))) {
      URI uri = URI.create("http://127.0.0.1:" + server.port());
      List<InputStream> streams = new ArrayList<>();
      try (HttpClient client = HttpClient.newHttpClient()) {
        Patience.until(() -> streams.size() == READERS || opened(client, uri, streams));
        client.shutdownNow();
      }
      assertThat(hub.following()).isPositive();
    }
  }

  private static HttpServer server(Resource... resources) {
    return HttpServer.start(
        HttpSettings.loopback(0, Optional.empty()),
        new Gate(Optional.empty(), "set one"),
        List.of(resources));
  }

  private static boolean opened(HttpClient client, URI uri, List<InputStream> streams)
      throws Exception {
    var answer =
        client.send(
            HttpRequest.newBuilder(uri.resolve("/api/stream?types=alerts")).build(),
            BodyHandlers.ofInputStream());
    if (answer.statusCode() == 200) {
      streams.add(answer.body());
    } else {
      answer.body().close();
    }
    return streams.size() == READERS;
  }
}
