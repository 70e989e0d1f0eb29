package io.tidewatch.standalone.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.standalone.demo.ScriptedDemo;
import io.tidewatch.standalone.node.MetersBesideTheDemo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of metrics in the documents: -Dtidewatch.docs=write writes it anew. */
class MetricsTableTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String BEFORE_THE_ROWS = "| --- | --- | --- | --- |\n";

  /** There once data came of all venues. */
  private static final List<String> LATE =
      List.of(
          "tidewatch_consumer_lag_records{",
          "tidewatch_subscriptions{",
          "tidewatch_ingest_last_data_timestamp_seconds{");

  private static ScriptedDemo demo;
  private static String page;

  @BeforeAll
  static void play() throws IOException {
    demo = ScriptedDemo.start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest question =
          HttpRequest.newBuilder(URI.create(demo.address() + "/metrics")).build();
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            page = client.send(question, BodyHandlers.ofString()).body();
            assertThat(page).contains(LATE);
          });
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (demo != null) {
      demo.close();
    }
  }

  @Test
  void shouldTellOfEachMetricAndOfNoOther() throws IOException {
    MetricsTable table = new MetricsTable().and(page).and(MetersBesideTheDemo.page());
    String document = Files.readString(KeptFiles.METRICS_TABLE);
    int rows = document.indexOf(BEFORE_THE_ROWS) + BEFORE_THE_ROWS.length();
    String wanted = document.substring(0, rows) + table.rows() + "\n";
    if (KeptFiles.areWritten()) {
      Files.writeString(KeptFiles.METRICS_TABLE, wanted);
    }

    assertThat(KeptFiles.METRICS_TABLE).hasContent(wanted);
  }

  @Test
  void shouldSayOfEachMetricWhatItMeans() {
    assertThat(new MetricsTable().and(page).and(MetersBesideTheDemo.page()).rows().lines())
        .isNotEmpty()
        .allMatch(row -> row.matches("\\| `\\S+` \\| \\w+ \\| .* \\| \\S.* \\|"));
  }

  /** A counter is a sum, and whoever reads it must not have to ask of what. */
  @Test
  void shouldNameCountersAsPrometheusDoes() {
    assertThat(new MetricsTable().and(page).rows().lines().filter(row -> row.contains("| counter")))
        .isNotEmpty()
        .allMatch(row -> row.contains("_total` |"));
  }
}
