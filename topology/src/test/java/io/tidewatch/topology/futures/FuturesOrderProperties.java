package io.tidewatch.topology.futures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.topology.binance.FuturesKline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** From frames to alerts: symbols of a time come in any order. */
class FuturesOrderProperties {
  private static final int SYMBOLS = 4;
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
