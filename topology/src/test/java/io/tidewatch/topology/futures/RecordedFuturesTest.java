package io.tidewatch.topology.futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.binance.FuturesFrameParser;
import io.tidewatch.topology.binance.FuturesKline;
import io.tidewatch.topology.futures.bar.Bars;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The detector on recorded bars: 510 perpetuals from 2025-10-01 to 2025-10-09, and rows over REST
 * of two pairs of the spot market, which have all their fields.
 */
class RecordedFuturesTest {
  private static final Path REPORT =
      Path.of(System.getProperty("basedir", ""), "target", "recorded-futures.txt");
  private static final int ANSWER_ROWS = 1_500;

  @BeforeEach
  void requireRecordings() {
    RecordedBars.require();
  }

  /** What must not depend on the order in which symbols come. */
  private record Told(String id, String rule, String subject, Side side, BigDecimal value) {
    static List<Told> of(List<Alert> alerts) {
      return alerts.stream()
          .map(alert ->
              new Told(alert.id(), alert.rule(), alert.subject(), alert.side(), alert.value()))
          .toList();
    }
  }

  @Test
  void shouldRaiseTheSameAlertsWhateverTheOrderOfSymbols() throws IOException {
    RecordedReport report = new RecordedReport();
    CompletableFuture<RecordedMarket> disordered =
        CompletableFuture.supplyAsync(() -> replayed(inDisorder(), anomaly -> {}));
    RecordedMarket ordered = replayed(RecordedMarket.Disorder.NONE, report::judged);

    String text = report.text(ordered);
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, text);
    System.out.println(text);

    assertThat(ordered.counted(Counter.BARS)).isEqualTo(437_511);
    assertThat(ordered.counted(Counter.LATE)).isZero();
    assertThat(ordered.robust().alerts()).isNotEmpty();
    assertThat(ordered.classic().alerts()).isNotEmpty();
    RecordedMarket other = disordered.join();
    assertThat(Told.of(other.robust().alerts())).isEqualTo(Told.of(ordered.robust().alerts()));
    assertThat(Told.of(other.classic().alerts())).isEqualTo(Told.of(ordered.classic().alerts()));
    assertThat(other.robust().decisions()).isEqualTo(ordered.robust().decisions());
    assertThat(other.classic().decisions()).isEqualTo(ordered.classic().decisions());
  }

  private static RecordedMarket.Disorder inDisorder() {
    Random random = new Random(7);
    return new RecordedMarket.Disorder(5_000, random, Optional.of(random));
  }

  private static RecordedMarket replayed(
      RecordedMarket.Disorder disorder, Consumer<Anomaly> judged) {
    FuturesSettings standard = FuturesSettings.DEFAULT;
    FuturesSettings settings =
        new FuturesSettings(
            standard.anomaly(),
            standard.market(),
            standard.barsKept(),
            // Nobody reads the scores here.
            Duration.ofHours(1),
            standard.grace(),
            standard.silence(),
            standard.ranking(),
            standard.onDisk());
    RecordedMarket market = new RecordedMarket(settings, disorder, judged);
    try {
      RecordedBars.futures(market::round);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    market.end();
    return market;
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTCUSDT", "SOLUSDT"})
  void shouldReadEveryRowOfTheRestApi(String symbol) throws IOException {
    List<FuturesKline> klines = new ArrayList<>();
    List<String> rows = RecordedBars.spot(symbol);
    for (int from = 0; from < rows.size(); from += ANSWER_ROWS) {
      FuturesFrame.Rows answer =
          answer(rows.subList(from, Math.min(rows.size(), from + ANSWER_ROWS)));
      assertThat(answer.refused()).isEmpty();
      klines.addAll(answer.klines());
    }

    assertThat(klines).hasSize(46_673);
    for (int i = 0; i < klines.size(); i++) {
      FuturesKline kline = klines.get(i);
      assertThat(kline.openTime()).isEqualTo(klines.getFirst().openTime() + i * Bar.LENGTH_MS);
      assertThat(kline.trades()).isPresent();
      assertThat(kline.takerBuyQuote().orElseThrow())
          .isBetween(BigDecimal.ZERO, kline.quoteVolume().orElseThrow());
      assertThat(kline.quoteVolume().orElseThrow())
          .isBetween(
              kline.low().multiply(kline.baseVolume()), kline.high().multiply(kline.baseVolume()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTCUSDT", "SOLUSDT"})
  void shouldComeNearTheQuoteVolumeThatWasNotRecorded(String symbol) throws IOException {
    List<Double> errors =
        answer(RecordedBars.spot(symbol).subList(0, 5_000)).klines().stream()
            .filter(kline -> kline.baseVolume().signum() > 0)
            .map(RecordedFuturesTest::error)
            .sorted()
            .toList();

    System.out.printf(
        "approximated quote volume of %s: off by %.4f %% (median), %.4f %% (99 of 100), %.4f %%"
            + " (most)%n",
        symbol,
        errors.get(errors.size() / 2) * 100,
        errors.get(errors.size() * 99 / 100) * 100,
        errors.getLast() * 100);
    assertThat(errors.get(errors.size() * 99 / 100)).isLessThan(0.01);
  }

  private static double error(FuturesKline kline) {
    FuturesKline unrecorded =
        new FuturesKline(
            kline.openTime(),
            kline.open(),
            kline.high(),
            kline.low(),
            kline.close(),
            kline.baseVolume(),
            Optional.empty(),
            kline.trades(),
            kline.takerBuyQuote());
    double real = kline.quoteVolume().orElseThrow().doubleValue();
    return Math.abs(Bars.quoteVolume(unrecorded).doubleValue() - real) / real;
  }

  @Test
  void shouldSetAsideNothingButTheRowThatIsBroken() throws IOException {
    List<String> rows = new ArrayList<>(RecordedBars.spot("BTCUSDT").subList(0, 3));
    rows.set(1, rows.get(1).replaceFirst("\"[0-9.]+\"", "\"NaN\""));

    FuturesFrame.Rows answer = answer(rows);

    assertThat(answer.klines()).hasSize(2);
    assertThat(answer.refused())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.reason()).isNotEqualTo(RejectReason.NOT_JSON);
          assertThat(new String(row.raw(), UTF_8)).contains("NaN");
        });
  }

  private static FuturesFrame.Rows answer(List<String> rows) {
    byte[] bytes = ("[" + String.join(",", rows) + "]").getBytes(UTF_8);
    Parsed<FuturesFrame> parsed = FuturesFrameParser.parseFrame(bytes, 0, false);
    return (FuturesFrame.Rows) ((Parsed.Ok<FuturesFrame>) parsed).event();
  }
}
