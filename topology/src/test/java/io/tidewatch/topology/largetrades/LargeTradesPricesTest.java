package io.tidewatch.topology.largetrades;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.price.Price;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LargeTradesPricesTest {
  private static final long T0 = 1_723_161_250_000L;

  private final LargeTradesDriver detector = new LargeTradesDriver();

  @AfterEach
  void close() {
    detector.close();
  }

  @Test
  void shouldTellThePriceOfATradeEveryTenSeconds() {
    detector.trade("BTCUSDT", 1, T0, "61837.63000000", "0.1", true);
    detector.trade("BTCUSDT", 2, T0 + 1, "61840.00000000", "0.1", true);
    detector.trade("BTCUSDT", 3, T0 + 10_000, "61841.00000000", "0.1", false);
    detector.trade("SHIBUSDT", 1, T0 + 10_001, "0.00001234", "100", true);

    assertThat(detector.prices())
        .containsExactly(
            price("BTCUSDT", "61837.63", T0),
            price("BTCUSDT", "61841", T0 + 10_000),
            price("SHIBUSDT", "0.00001234", T0 + 10_001));
  }

  @Test
  void shouldTellThePriceOfASymbolThatHasNoWorthInDollars() {
    detector.trade("ETHBTC", 1, T0, "0.05", "1", true);

    assertThat(detector.prices()).containsExactly(price("ETHBTC", "0.05", T0));
  }

  @Test
  void shouldTellNoPriceOfATimeThatHadNotComeWhenItWasReceived() {
    detector.trade("BTCUSDT", 1, T0 + 60_001, "61837.63", "0.1", true, T0);

    assertThat(detector.prices()).isEmpty();
  }

  private static Price price(String symbol, String price, long at) {
    return new Price("binance-spot", symbol, new BigDecimal(price), at);
  }
}
