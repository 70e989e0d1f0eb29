package io.tidewatch.topology.futures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.topology.binance.FuturesKline;
import io.tidewatch.topology.futures.rule.MarketMoveRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** From frames to alerts: symbols of a time come in any order. */
class FuturesOrderProperties {
  private static final int SYMBOLS = 4;
  private static final int PAIRS = 24;
  private static final int BARS = 104;

  private final MadeMarket market = new MadeMarket(3);

  private Map<String, Alert> play(Random order) {
    Map<String, Alert> alerts = new TreeMap<>();
    try (FuturesDriver driver = new FuturesDriver()) {
      List<Integer> symbols = new ArrayList<>();
      for (int symbol = 0; symbol < SYMBOLS; symbol++) {
        symbols.add(symbol);
      }
      for (int bar = 0; bar < BARS; bar++) {
        Collections.shuffle(symbols, order);
        for (int symbol : symbols) {
          driver.replayed(MadeMarket.symbol(symbol), kline(symbol, bar));
        }
      }
      driver.silence();
      driver.alerts().forEach(alert -> alerts.put(alert.id(), alert));
    }
    return alerts;
  }

  private FuturesKline kline(int symbol, int bar) {
    boolean shocked = bar == 97 + symbol % 3;
    return shocked ? market.bar(symbol, bar, -0.06, 50) : market.usual(symbol, bar);
  }

  /** Some bars come later than the grace, anywhere among the others of their partition. */
  private List<String> replay(long delays, Random pace) {
    MarketMoveRule half =
        new MarketMoveRule(
            new BigDecimal("0.5"),
            PAIRS / 4,
            Duration.ofHours(1),
            new BigDecimal("0.8"),
            Severity.CRITICAL);
    RecordedMarket replayed =
        new RecordedMarket(
            FuturesSettings.DEFAULT.withMarket(half),
            new RecordedMarket.Disorder(11_500, new Random(delays), Optional.of(pace)),
            anomaly -> {});
    for (int bar = 0; bar < BARS; bar++) {
      List<RecordedBars.Recorded> round = new ArrayList<>();
      for (int symbol = 0; symbol < PAIRS; symbol++) {
        boolean shocked = bar >= 97 && (symbol + bar) % 5 < 2 + bar % 2 * 2;
        FuturesKline kline =
            shocked ? market.bar(symbol, bar, -0.06, 50) : market.usual(symbol, bar);
        round.add(RecordedBars.Recorded.of(MadeMarket.symbol(symbol), kline));
      }
      replayed.round(round);
    }
    replayed.end();
    List<String> told = new ArrayList<>();
    for (RecordedMarket.Market method : List.of(replayed.robust(), replayed.classic())) {
      for (Alert alert : method.alerts()) {
        String inputs = alert.evidence().inputs().toString();
        told.add(alert.key() + " " + alert.id() + " " + alert.value() + " " + inputs.hashCode());
      }
      told.add(new TreeMap<>(method.decisions()).toString());
    }
    Collections.sort(told);
    return told;
  }

  @Property(tries = 5)
  void shouldDecideTheSameHoweverFarPartitionsRunAhead(@ForAll long delays, @ForAll long pace) {
    List<String> one = replay(delays, new Random(0));

    assertThat(one).anyMatch(alert -> alert.startsWith("futures-market-move"));
    assertThat(one).anyMatch(alert -> alert.startsWith("futures-anomaly"));
    assertThat(replay(delays, new Random(pace))).isEqualTo(one);
  }

  @Property(tries = 3)
  void shouldRaiseTheSameAlertsWhateverTheOrder(@ForAll long order) {
    Map<String, Alert> one = play(new Random(0));
    Map<String, Alert> other = play(new Random(order));

    assertThat(one).hasSizeGreaterThanOrEqualTo(SYMBOLS);
    assertThat(other.keySet()).isEqualTo(one.keySet());
    other.forEach((id, alert) -> {
      assertThat(alert.evidence().inputs()).isEqualTo(one.get(id).evidence().inputs());
      assertThat(alert.value()).isEqualTo(one.get(id).value());
    });
  }
}
