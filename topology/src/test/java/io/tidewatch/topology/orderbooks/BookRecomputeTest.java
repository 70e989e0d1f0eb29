package io.tidewatch.topology.orderbooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.BookTerms;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.okx.InstrumentTerms;
import io.tidewatch.topology.okx.OkxFrames;
import io.tidewatch.topology.okx.OkxFrames.Level;
import io.tidewatch.topology.recompute.Comparison;
import io.tidewatch.topology.recompute.RawLog;
import io.tidewatch.topology.recompute.Recomputations;
import io.tidewatch.topology.recompute.Recomputed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An alert about a book can be computed again from the records since the book's snapshot. */
class BookRecomputeTest {
  private static final long T0 = 1_783_786_800_000L;
  private static final String BTC = "BTC-USDT";
  private static final byte[] SWAP =
      "{\"instId\":\"ETH-USDT-SWAP\",\"tickSz\":\"0.1\",\"ctVal\":\"0.1\",\"ctMult\":\"1\"}"
          .getBytes(UTF_8);
  private static final Recomputations RECOMPUTATIONS =
      new Recomputations(
          OrderBooksSettings.DEFAULT,
          instId -> instId.endsWith("-SWAP") ? InstrumentTerms.read(SWAP) : Optional.empty());

  private static final Optional<InstrumentTerms> OTHER_TERMS =
      InstrumentTerms.read(
          new String(SWAP, UTF_8).replace("\"ctVal\":\"0.1\"", "\"ctVal\":\"1\"").getBytes(UTF_8));

  private long seq;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldComputeTheSameOfAMadeSession(long seed) {
    try (RawLog log =
        new RawLog(new OrderBooksTopology(OrderBooksSettings.DEFAULT), Topics.OKX_FRAMES)) {
      log.table(Topics.OKX_INSTRUMENTS, "ETH-USDT-SWAP", SWAP, 0);
      for (String rule : List.of("wall-appeared", "wall-absorbed", "wall-pulled", "level-broken")) {
        override(log, rule, "cooldown", "PT1S");
      }
      new MadeSession(seed)
          .inputs()
          .forEach(
              input -> write(log, input.book(), input.instId(), input.frame(), input.timeMs()));
      List<Alert> alerts = log.alerts();

      assertThat(alerts).hasSizeGreaterThan(4);
      assertThat(alerts).extracting(Alert::subject).contains("BTC-USDT", "ETH-USDT-SWAP");
      assertSame(log, alerts);
    }
  }

  /** The venue changed a contract since, and somebody the settings. */
  @Test
  void shouldComputeWithTheTermsOfThen() {
    Recomputations otherTerms =
        new Recomputations(OrderBooksSettings.DEFAULT, instId -> OTHER_TERMS);
    OrderBooksSettings some = OrderBooksSettings.DEFAULT;
    Recomputations otherSettings =
        new Recomputations(
            new OrderBooksSettings(
                some.analysis(),
                some.rules(),
                some.analysisInterval().plusMillis(1),
                some.levelsInterval(),
                some.checkpointEvery(),
                some.firstRetry(),
                some.longestRetry()),
            instId -> InstrumentTerms.read(SWAP));
    try (RawLog log =
        new RawLog(new OrderBooksTopology(OrderBooksSettings.DEFAULT), Topics.OKX_FRAMES)) {
      log.table(Topics.OKX_INSTRUMENTS, "ETH-USDT-SWAP", SWAP, 0);
      new MadeSession(1)
          .inputs()
          .forEach(
              input -> write(log, input.book(), input.instId(), input.frame(), input.timeMs()));
      List<Alert> alerts =
          log.alerts().stream().filter(alert -> alert.subject().endsWith("-SWAP")).toList();

      assertThat(alerts)
          .isNotEmpty()
          .allSatisfy(alert -> {
            BookTerms told = alert.evidence().book().orElseThrow();
            assertThat(told.contractValue().orElseThrow()).isEqualByComparingTo("0.1");
            assertThat(told.tickSize().orElseThrow()).isEqualByComparingTo("0.1");
            Alert read = Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(alert), Alert.class);
            assertThat(read).isEqualTo(alert);
            assertSame(log, List.of(read), otherTerms);
            assertThat(log.again(alert, otherSettings))
                .isEqualTo(
                    new Recomputed.NotPossible(
                        "the settings that books are analysed with are other now than they were"));
            assertSame(log, List.of(before(alert)), RECOMPUTATIONS);
            assertThat(log.again(before(alert), otherTerms))
                .isNotEqualTo(log.again(alert, otherTerms));
          });
    }
  }

  /** The alert as it was told before it named terms. */
  private static Alert before(Alert alert) {
    return alert.with(alert.evidence().withBook(Optional.empty()));
  }

  /** A support that stands for minutes, then a side that thins out, then a fall through it. */
  @Test
  void shouldComputeTheSameOfWhatTakesAHistory() {
    try (RawLog log =
        new RawLog(new OrderBooksTopology(OrderBooksSettings.DEFAULT), Topics.OKX_FRAMES)) {
      override(log, "depth-anomaly", "threshold-score", "40");
      Random chance = new Random(7);
      write(
          log,
          true,
          BTC,
          OkxFrames.snapshot(BTC, T0, 1, side(1, 1, chance), side(-1, 1, chance)),
          T0);
      for (int second = 1; second <= 260; second++) {
        double part = second > 220 && second < 235 ? 0.05 : 1;
        List<Level> bids = second < 245 ? side(-1, part, chance) : gone();
        List<Level> asks = new ArrayList<>(side(1, 1, chance));
        if (second >= 245) {
          asks.addAll(0, List.of(Level.of("59400", "1"), Level.of("59430", "1")));
        }
        long at = T0 + second * 1_000L;
        write(log, true, BTC, OkxFrames.update(BTC, at, second, second + 1, asks, bids), at);
      }
      List<Alert> alerts = log.alerts();

      assertThat(alerts)
          .extracting(Alert::rule)
          .contains("depth-anomaly", "liquidity-shrink", "level-broken");
      assertSame(log, alerts);
    }
  }

  /** Sixty levels five basis points apart; of the bids the twelfth is a support. */
  private static List<Level> side(int way, double part, Random chance) {
    List<Level> levels = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      double size = way < 0 && i == 12 ? 60 : part * (0.5 + chance.nextInt(100) / 1_000.0);
      levels.add(
          Level.of(
              Integer.toString(60_000 + way * 30 * i),
              BigDecimal.valueOf(size).setScale(8, RoundingMode.HALF_EVEN).toPlainString()));
    }
    return levels;
  }

  /** The bids from 59,400 on went away. */
  private static List<Level> gone() {
    List<Level> levels = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      levels.add(Level.of(Integer.toString(60_000 - 30 * i), "0"));
    }
    return levels;
  }

  private static void override(RawLog log, String rule, String parameter, String value) {
    RuleOverride override =
        new RuleOverride(
            rule,
            Optional.empty(),
            List.of(new RuleOverride.Version(1, 0, Map.of(parameter, value))));
    log.table(Topics.RULES, override.key(), override, 0);
  }

  private void write(RawLog log, boolean book, String instId, String frame, long timeMs) {
    RawHeaders headers =
        new RawHeaders(
            "okx", book ? "books" : "trades", "c1", 1, seq++, timeMs * 1_000, Source.LIVE);
    log.write(instId, frame.getBytes(UTF_8), headers, timeMs);
  }

  private static void assertSame(RawLog log, List<Alert> alerts) {
    assertSame(log, alerts, RECOMPUTATIONS);
  }

  private static void assertSame(RawLog log, List<Alert> alerts, Recomputations recomputations) {
    for (Alert alert : alerts) {
      Recomputed again = log.again(alert, recomputations);
      assertThat(again).as("%s", alert).isInstanceOf(Recomputed.Value.class);
      assertThat(Comparison.same(alert, (Recomputed.Value) again))
          .as("%s %s", alert, again)
          .isTrue();
    }
  }
}
