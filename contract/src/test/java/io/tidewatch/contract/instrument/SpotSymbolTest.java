package io.tidewatch.contract.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpotSymbolTest {
  @ParameterizedTest
  @CsvSource({
    "BTCUSDT, BTC, USDT",
    "btcusdt, BTC, USDT",
    "BTC/USDT, BTC, USDT",
    "ETHBTC, ETH, BTC",
    "BTCFDUSD, BTC, FDUSD",
    "USDTTRY, USDT, TRY",
    "MATICUSDT, POL, USDT",
    "1INCHUSDT, 1INCH, USDT"
  })
  void shouldReadAPair(String text, String base, String quote) {
    assertThat(SpotSymbol.parse(text)).isEqualTo(new SpotSymbol(base, quote));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "USDT", "BTC", "BTC/", "/USDT", "B-C/USDT", "BTCXYZ", "../USDT"})
  void shouldRefuseWhatIsNoPair(String text) {
    assertThatThrownBy(() -> SpotSymbol.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void shouldKnowDollars() {
    assertThat(SpotSymbol.parse("BTCUSDC").quotedInUsd()).isTrue();
    assertThat(SpotSymbol.parse("BTCEUR").quotedInUsd()).isFalse();
    assertThat(SpotSymbol.parse("btceur").displayName()).isEqualTo("BTC/EUR");
  }
}
