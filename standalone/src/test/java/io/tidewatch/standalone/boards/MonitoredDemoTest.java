package io.tidewatch.standalone.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.standalone.demo.ScriptedDemo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real Prometheus scrapes the demo: boards and rules ask for nothing that is not there. */
@ExtendWith(PrometheusOnPath.class)
class MonitoredDemoTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern TESTED = Pattern.compile("alertname=\"(\\w+)\"");

  /** Prometheus makes it itself, and only while a rule fires. */
  private static final String FIRING = "ALERTS{alertstate=\"firing\"}";

  private static ScriptedDemo demo;
  private static Prometheus prometheus;

  @BeforeAll
  static void playAndScrape(@TempDir Path directory) throws IOException {
    demo = ScriptedDemo.start();
    prometheus = Prometheus.scraping(demo.address().getAuthority(), directory);
    demo.awaitEnd();
    // Three targets, each often enough for a rate.
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(prometheus.query("sum_over_time(up{job=\"tidewatch\"}[10m]) >= 3"))
                .hasSize(3));
  }

  @AfterAll
  static void stop() throws IOException {
    if (prometheus != null) {
      prometheus.close();
    }
    if (demo != null) {
      demo.close();
    }
  }

  private static Stream<Board> boards() {
    return Boards.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("boards")
  void shouldShowOnlyWhatIsThere(Board board) {
    List<String> expressions =
        board.rows().stream()
            .flatMap(row -> row.panels().stream())
            .flatMap(panel -> panel.queries().stream())
            .map(Panel.Query::expression)
            .map(MonitoredDemoTest::asGrafanaSends)
            .toList();

    assertThat(expressions)
        .isNotEmpty()
        .allSatisfy(expression -> {
          assertThat(prometheus.query(expression)).isNotEmpty();
          assertThat(Selectors.in(expression))
              .isNotEmpty()
              .filteredOn(selector -> !selector.equals(FIRING))
              .allSatisfy(MonitoredDemoTest::shouldBeThere);
        });
  }

  @Test
  void shouldAskInRulesOnlyForWhatIsThere() {
    assertThat(prometheus.rules())
        .isNotEmpty()
        .allSatisfy(rule ->
            assertThat(Selectors.in(rule.path("query").asString()))
                .isNotEmpty()
                .allSatisfy(MonitoredDemoTest::shouldBeThere));
  }

  @Test
  void shouldBeAbleToWorkOutEachRule() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(prometheus.rules())
                .allSatisfy(rule -> assertThat(rule.path("health").asString()).isEqualTo("ok")));
  }

  @Test
  void shouldSayWhoIsToBeWokenAndWhatToDo() {
    assertThat(prometheus.rules())
        .allSatisfy(rule -> {
          assertThat(rule.at("/labels/severity").asString()).isIn("critical", "major", "minor");
          assertThat(rule.at("/annotations/summary").asString()).isNotBlank();
          assertThat(rule.at("/annotations/runbook").asString())
              .matches("docs/runbooks/[a-z-]+\\.md");
        });
  }

  @Test
  void shouldTestEachRule() throws IOException {
    String tests = Files.readString(KeptFiles.PROMETHEUS.resolve("tests/tidewatch.yml"));
    Set<String> fired =
        TESTED.matcher(tests).results().map(found -> found.group(1)).collect(Collectors.toSet());

    assertThat(prometheus.rules())
        .extracting(rule -> rule.path("name").asString())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(fired);
  }

  @Test
  void shouldCallEachTargetByTheProcessThatItIs() {
    assertThat(prometheus.query("count by (process) (up{job=\"tidewatch\"})"))
        .extracting(series -> series.at("/metric/process").asString())
        .containsExactly("127");
  }

  @Test
  void shouldPassTheChecksOfPrometheusItself() throws Exception {
    Path tests = KeptFiles.PROMETHEUS.resolve("tests/tidewatch.yml");
    promtool("check", "config", KeptFiles.PROMETHEUS.resolve("prometheus.yml").toString());
    promtool("check", "rules", KeptFiles.PROMETHEUS.resolve("rules/tidewatch.yml").toString());
    promtool("test", "rules", tests.toString());
  }

  private static void promtool(String... arguments) throws Exception {
    Path output = Files.createTempFile("promtool", ".log");
    List<String> command =
        Stream.concat(Stream.of(PrometheusOnPath.tool().toString()), Stream.of(arguments)).toList();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> content(output)).isZero();
    Files.delete(output);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void shouldBeThere(String selector) {
    assertThat(prometheus.query("count(last_over_time(" + selector + "[10m]))"))
        .as(selector)
        .isNotEmpty();
  }

  private static String asGrafanaSends(String expression) {
    return expression
        .replace("$at", "process=~\".*\",instance=~\".*\"")
        .replace("$__rate_interval", "1m");
  }
}
