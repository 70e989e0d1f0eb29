package io.tidewatch.contract.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalReaderTest {
  /** Decimals in all the places where records have them. */
  record Figures(BigDecimal one, Optional<BigDecimal> maybe, Map<String, BigDecimal> named) {}

  private static final JsonSerde<Figures> SERDE = new JsonSerde<>(Figures.class);

  private static Figures read(String json) {
    return SERDE.deserializer().deserialize("t", json.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"one\":1E+10000}",
        "{\"one\":1E-10000}",
        "{\"one\":\"1E+10000\"}",
        "{\"one\":0E+10000}",
        "{\"one\":1E+2147483647}",
        "{\"one\":1E+99999999999}",
        "{\"maybe\":1E+10000}",
        "{\"named\":{\"a\":1E+10000}}"
      })
  void shouldRefuseWhatCouldNotBeWrittenAgain(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(SerializationException.class);
  }

  @Test
  void shouldRefuseMoreDigitsThanCanBeMeant() {
    assertThatThrownBy(() -> read("{\"one\":" + "9".repeat(401) + "}"))
        .isInstanceOf(SerializationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1.50", "1E+399", "1E-400", "12345678901234567890.0123456789"})
  void shouldReadAgainWhatItWroteOfWhatItRead(String number) {
    Figures figures = read("{\"one\":" + number + ",\"maybe\":" + number + "}");

    assertThat(figures.one()).isEqualByComparingTo(number);
    byte[] written = SERDE.serializer().serialize("t", figures);
    assertThat(SERDE.deserializer().deserialize("t", written).one()).isEqualByComparingTo(number);
  }
}
