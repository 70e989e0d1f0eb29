package io.tidewatch.standalone.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.standalone.cli.Consent;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.config.SettingsLoader;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.node.Wiring;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanupRunTest {
  private static final Instant NOW = Instant.parse("2025-11-07T08:00:00Z");
  private static final long QUARTER_MS = 15 * 60_000L;
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();

  @TempDir private Path directory;

  @Test
  void shouldTellWhatThereIsAsTheOriginalDesignDoes() {
    fill(100);

    assertThat(run("zh").info()).isEqualTo(ExitCode.OK);
    assertThat(lines(out))
        .satisfies(lines -> assertThat(lines.get(1)).matches("文件大小: \\d+\\.\\d MB"))
        .filteredOn(line -> !line.startsWith("文件大小"))
        .containsExactly(
            "=== 数据库信息 ===",
            "数据保留时间: 24 小时",
            "监控合约数量: 2",
            "K线数据条数: 200",
            "24小时异动数: 96",
            "",
            "=== 各表记录数 ===",
            "K线数据: 200",
            "异动数据: 100",
            "AI选币: 1",
            "持仓量排行: 0",
            "巨鲸订单: 0",
            "巨鲸信号: 0",
            "",
            "=== 最旧数据时间 ===",
            "K线数据: 2025-11-06 15:00:00",
            "异动数据: 2025-11-06 15:00:00");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void shouldTellWhatThereIsInEnglish() {
    fill(0);

    assertThat(run("en").info()).isEqualTo(ExitCode.OK);
    assertThat(lines(out))
        .contains(
            "=== Database ===",
            "Data is kept for: 24 hours",
            "Contracts watched: 0",
            "Coin ranking: 1",
            "Open-interest ranking: 0",
            "=== Oldest rows ===",
            "Anomalies: -");
  }

  @Test
  void shouldDeleteWhatIsOlderThanTheSettingsSay() {
    fill(100);

    assertThat(run("zh").delete(OptionalInt.empty(), Consent.GIVEN)).isEqualTo(ExitCode.OK);

    assertThat(lines(out).getFirst()).isEqualTo("已删除 12 行（K线数据: 8, 异动数据: 4, AI选币: 0, 持仓量排行: 0）");
    assertThat(rows()).isEqualTo(2 * 96);
    assertThat(err.toString(UTF_8)).contains("清理中");
  }

  @Test
  void shouldDeleteWhatIsOlderThanAskedFor() {
    fill(100);

    assertThat(run("en").delete(OptionalInt.of(12), Consent.GIVEN)).isEqualTo(ExitCode.OK);

    assertThat(lines(out).getFirst()).startsWith("Deleted 156 rows (Bars: 104, Anomalies: 52,");
    assertThat(rows()).isEqualTo(2 * 48);
  }

  @Test
  void shouldAskBeforeItDeletes() {
    fill(100);

    assertThat(run("zh").delete(OptionalInt.of(12), answered("y"))).isEqualTo(ExitCode.OK);

    assertThat(asked).containsExactly("将删除 156 行（早于 2025-11-07 04:00:00 的数据），是否继续？(y/N) ");
    assertThat(rows()).isEqualTo(2 * 48);
  }

  @Test
  void shouldDeleteNothingWithoutAYes() {
    fill(100);

    for (String answer : new String[] {"", "n", "yeah", null}) {
      assertThat(run("en").delete(OptionalInt.of(12), answered(answer))).isEqualTo(ExitCode.OK);
    }

    assertThat(asked).hasSize(4).allMatch(question -> question.endsWith("Go on? (y/N) "));
    assertThat(lines(out)).containsOnly("Cancelled, nothing was deleted");
    assertThat(rows()).isEqualTo(200);
  }

  @Test
  void shouldRefuseWhereNobodyCanBeAsked() {
    fill(100);

    assertThat(run("zh").delete(OptionalInt.empty(), Consent.of(Optional.empty())))
        .isEqualTo(ExitCode.USAGE);

    assertThat(lines(err))
        .containsExactly(
            "tidewatch: expected a terminal to ask before deleting, was none; --force deletes"
                + " without asking");
    assertThat(rows()).isEqualTo(200);
  }

  @Test
  void shouldNotAskWhereThereIsNothingToDelete() {
    fill(10);

    assertThat(run("zh").delete(OptionalInt.empty(), answered("n"))).isEqualTo(ExitCode.OK);

    assertThat(asked).isEmpty();
    assertThat(lines(out)).containsExactly("没有早于 2025-11-06 16:00:00 的数据");
  }

  @Test
  void shouldMakeNoDatabaseToLookInto() {
    assertThat(run("zh").info()).isEqualTo(ExitCode.FAILURE);

    assertThat(lines(err).getFirst())
        .startsWith("tidewatch: expected a database in " + directory + ", was none");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void shouldTellInOneLineThatTheDatabaseCannotBeOpened() {
    CleanupRun run =
        new CleanupRun(
            settings("zh", List.of("database.url=jdbc:mariadb://127.0.0.1:1/pool")),
            InstantSource.fixed(NOW),
            SHANGHAI,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));

    assertThat(run.info()).isEqualTo(ExitCode.FAILURE);
    assertThat(lines(err)).singleElement().asString().contains("could not be opened");
  }

  private Consent answered(String answer) {
    return Consent.of(
        Optional.of(question -> {
          asked.add(question);
          return answer;
        }));
  }

  private CleanupRun run(String language) {
    return new CleanupRun(
        settings(language, List.of()),
        InstantSource.fixed(NOW),
        SHANGHAI,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  private TidewatchSettings settings(String language, List<String> more) {
    List<String> assignments = new ArrayList<>(more);
    assignments.add("language=" + language);
    assignments.add("kafka.data-directory=" + directory);
    return new SettingsLoader(Map.of()).load(Optional.empty(), assignments);
  }

  /** Bars of two symbols, anomalies of one, the newest 15 minutes ago; and one ranked coin. */
  private void fill(int bars) {
    try (Database database = Database.open(Wiring.database(settings("zh", List.of())))) {
      database
          .jdbi()
          .useTransaction(sql -> {
            sql.execute(
                "INSERT INTO ai_coins (symbol, `rank`, updated_at) VALUES ('BTCUSDT', 1, ?)",
                NOW.toEpochMilli());
            for (int i = 1; i <= bars; i++) {
              long time = NOW.toEpochMilli() - i * QUARTER_MS;
              for (String symbol : List.of("BTCUSDT", "币安人生USDT")) {
                sql.execute(
                    "INSERT INTO klines (symbol, open_time, close_time) VALUES (?, ?, ?)",
                    symbol,
                    time,
                    time);
              }
              sql.execute(
                  "INSERT INTO anomalies (symbol, `timestamp`, interval_type, anomaly_score)"
                      + " VALUES ('BTCUSDT', ?, '15m', 1.5)",
                  time);
            }
          });
    }
  }

  private long rows() {
    try (Database database = Database.open(Wiring.database(settings("zh", List.of())))) {
      return database
          .jdbi()
          .withHandle(
              sql -> sql.createQuery("SELECT COUNT(*) FROM klines").mapTo(Long.class).one());
    }
  }

  private static List<String> lines(ByteArrayOutputStream stream) {
    return stream.toString(UTF_8).lines().toList();
  }
}
