package io.tidewatch.contract.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.instrument.OkxInstrument.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OkxInstrumentTest {
  @ParameterizedTest
  @CsvSource({
    "BTC-USDT, BTC, USDT, SPOT",
    "BTC-USDT-SWAP, BTC, USDT, SWAP",
    "BTC-USD-261225, BTC, USD, FUTURES",
    "1INCH-USDT, 1INCH, USDT, SPOT"
  })
  void shouldReadTheVenuesNames(String name, String base, String quote, Kind kind) {
    assertThat(OkxInstrument.parse(name)).isEqualTo(new OkxInstrument(name, base, quote, kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "BTCUSDT",
        "btc-usdt",
        "BTC/USDT",
        "BTC-",
        "-USDT",
        "BTC-USDT-",
        "BTC-USDT-WEEK",
        "BTC-USD-261225-40000-C",
        "BTC-USDT\n",
        " BTC-USDT"
      })
  void shouldRefuseWhatIsNone(String name) {
    assertThatThrownBy(() -> OkxInstrument.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BTC-USDT-SWAP");
  }

  @Test
  void shouldKnowWhereASizeIsANumberOfContracts() {
    assertThat(OkxInstrument.parse("BTC-USDT").sizedInContracts()).isFalse();
    assertThat(OkxInstrument.parse("BTC-USDT-SWAP").sizedInContracts()).isTrue();
    assertThat(OkxInstrument.parse("BTC-USD-261225").sizedInContracts()).isTrue();
  }
}
