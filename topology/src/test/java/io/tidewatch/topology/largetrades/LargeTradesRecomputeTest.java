package io.tidewatch.topology.largetrades;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.recompute.Comparison;
import io.tidewatch.topology.recompute.RawLog;
import io.tidewatch.topology.recompute.Recomputations;
import io.tidewatch.topology.recompute.Recomputed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An alert can be computed again from the records that it names. */
class LargeTradesRecomputeTest {
  private static final long T0 = 1_783_786_800_000L;
  private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLFDUSD");
  private static final Recomputations RECOMPUTATIONS =
      new Recomputations(OrderBooksSettings.DEFAULT, instrument -> Optional.empty());

  private final RawLog log =
      new RawLog(new LargeTradesTopology(LargeTradesSettings.DEFAULT), Topics.BINANCE_SPOT_TRADES);
  private long seq;

  @AfterEach
  void close() {
    log.close();
  }

  private void write(String symbol, String frame, long receivedMs, Source source) {
    RawHeaders headers =
        new RawHeaders("binance-spot", "trades", "c1", 1, seq++, receivedMs * 1_000, source);
    log.write(symbol, frame.getBytes(UTF_8), headers, receivedMs);
  }

  private void trade(String symbol, long id, long timeMs, long usd, boolean buy, long receivedMs) {
    write(
        symbol,
        Frames.trade(symbol, id, timeMs, "1.00000000", usd + ".12345678", buy),
        receivedMs,
        Source.LIVE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldComputeTheSameOfASessionWithGapsAndDoubles(long seed) {
    Random chance = new Random(seed);
    long[] ids = {1_000, 5_000, 9_000};
    for (int i = 0; i < 6_000; i++) {
      int symbol = chance.nextInt(SYMBOLS.size());
      String name = SYMBOLS.get(symbol);
      long id = ids[symbol]++;
      long time = T0 + i * 400L + chance.nextInt(300);
      long usd = 1_000 + chance.nextInt(50_000);
      switch (chance.nextInt(20)) {
        case 0 -> write(name, "garbage", time, Source.LIVE);
        case 1 -> {
          trade(name, id, time, usd, true, time);
          trade(name, id, time, usd, true, time + 5);
        }
        case 2 -> {
          // A trade that comes a minute late, by back-fill, after younger ones.
          trade(name, id + 1, time + 20_000, usd, false, time + 20_000);
          write(
              name,
              Frames.row(id, id, time, "1.00000000", usd + ".5", true),
              time + 21_000,
              Source.BACKFILL);
          ids[symbol]++;
        }
        default -> trade(name, id, time, usd, chance.nextBoolean(), time);
      }
    }
    List<Alert> alerts = log.alerts();

    assertThat(alerts).hasSizeGreaterThan(8);
    assertThat(alerts)
        .allSatisfy(alert -> {
          Recomputed again = log.again(alert, RECOMPUTATIONS);
          assertThat(again).isInstanceOf(Recomputed.Value.class);
          assertThat(Comparison.same(alert, (Recomputed.Value) again)).as("%s", again).isTrue();
        });
  }

  @Test
  void shouldSeeThatAnAlertSaysSomethingElse() {
    trade("BTCUSDT", 1, T0, 2_500_000, true, T0);
    Alert alert = log.alerts().getFirst();
    Alert other =
        new Alert(
            alert.id(),
            alert.rule(),
            alert.subject(),
            alert.side(),
            alert.value().add(BigDecimal.ONE),
            alert.threshold(),
            alert.severity(),
            alert.eventTime(),
            alert.evidence());

    Recomputed.Value again = (Recomputed.Value) log.again(other, RECOMPUTATIONS);

    assertThat(Comparison.same(other, again)).isFalse();
    assertThat(again.value()).isEqualByComparingTo(alert.value());
  }

  @Test
  void shouldSayThatTheRecordsDoNotHaveIt() {
    trade("BTCUSDT", 1, T0, 10, true, T0);
    trade("BTCUSDT", 2, T0, 2_500_000, true, T0);
    Alert alert = log.alerts().getFirst();
    Alert other =
        alert.with(
            alert
                .evidence()
                .withRecords(List.of(new OffsetRange(Topics.BINANCE_SPOT_TRADES.name(), 0, 0, 0))));

    assertThat(log.again(other, RECOMPUTATIONS))
        .isInstanceOfSatisfying(
            Recomputed.NotPossible.class, why -> assertThat(why.why()).contains("the trade 2"));
  }

  @Test
  void shouldNotPretendToKnowOldPrices() {
    log.table(
        Topics.BINANCE_SPOT_PRICES,
        "BTCUSDT",
        "{\"symbol\":\"BTCUSDT\",\"price\":\"60000\"}".getBytes(UTF_8),
        T0 - 60_000);
    write("ETHBTC", Frames.trade("ETHBTC", 1, T0, "0.05", "1000", true), T0, Source.LIVE);
    Alert alert = log.alerts().getFirst();

    assertThat(log.again(alert, RECOMPUTATIONS))
        .isInstanceOfSatisfying(
            Recomputed.NotPossible.class, why -> assertThat(why.why()).contains("BTC"));
  }
}
