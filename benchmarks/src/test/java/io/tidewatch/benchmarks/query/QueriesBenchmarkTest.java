package io.tidewatch.benchmarks.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueriesBenchmarkTest {
  /** The figures mean nothing; everything that is checked is checked all the same. */
  @Test
  void shouldMeasureEveryDemand(@TempDir Path directory) throws Exception {
    Finding finding =
        new QueriesBenchmark(directory, InstantSource.system())
            .run(new Amounts(0, 1, 20, 1, 10, 5));

    assertThat(finding.goals())
        .extracting(Goal::target)
        .containsExactly(
            "at most 1.3x",
            "at least 0.7x",
            "at most 2.5x",
            "at most 1.1x",
            "-",
            "-",
            "at most 100 ms");
    assertThat(finding.rounds()).allSatisfy(table -> assertThat(table.rows()).isNotEmpty());
  }

  @Test
  void shouldNotTakeTimesOfAnswersThatDiffer() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = ("answer " + asked.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try (Asker asker = new Asker()) {
      Asker.Question question =
          new Asker.Question(
              URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
              "answer 1".getBytes(StandardCharsets.UTF_8));

      assertThatThrownBy(() -> asker.ask(Map.of("it", question), 2))
          .isInstanceOf(Different.class)
          .hasMessageContaining("answer 2");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void shouldFindTheIdInALineOfData() {
    assertThat(StreamReaders.id("data: {\"id\":\"a-1\",\"rule\":\"x\"}")).isEqualTo("a-1");
  }
}
