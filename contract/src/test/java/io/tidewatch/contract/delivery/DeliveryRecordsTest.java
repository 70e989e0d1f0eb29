package io.tidewatch.contract.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.serde.JsonSerde;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryRecordsTest {
  @ParameterizedTest
  @CsvSource({
    "BTCUSDT, BTCUSDT, true",
    "BTCUSDT, BTCUSDC, false",
    "BTC*, BTCUSDT, true",
    "*USDT, BTCUSDT, true",
    "*, BTCUSDT, true",
    "B*C*T, BTCUSDT, true",
    "B*C*X, BTCUSDT, false",
    "BTC*, ETHUSDT, false",
    "btc*, BTCUSDT, false",
    "BTCUSDT*, BTCUSDT, true",
    "BTC.*, BTCUSDT, false"
  })
  void shouldMatchSubjectsByPattern(String pattern, String subject, boolean matches) {
    assertThat(AlertMatcher.ofSubject(pattern).matches("large-trades", subject, Severity.MINOR))
        .isEqualTo(matches);
  }

  @Test
  void shouldMatchBySeverityAndRuleTogether() {
    AlertMatcher matcher =
        new AlertMatcher(
            Optional.of("wall-*"), Optional.empty(), Set.of(Severity.MINOR, Severity.MAJOR));

    assertThat(matcher.matches("wall-pulled", "BTC-USDT", Severity.MINOR)).isTrue();
    assertThat(matcher.matches("wall-pulled", "BTC-USDT", Severity.CRITICAL)).isFalse();
    assertThat(matcher.matches("level-broken", "BTC-USDT", Severity.MINOR)).isFalse();
    assertThat(AlertMatcher.ALL.matches("any", "thing", Severity.CRITICAL)).isTrue();
  }

  @Test
  void shouldSurviveTheTopic() {
    Silence silence =
        new Silence(
            "s-1",
            new AlertMatcher(
                Optional.of("wall-*"), Optional.empty(), Set.of(Severity.MINOR, Severity.MAJOR)),
            1_000,
            2_000,
            "somebody",
            Optional.of("known"));
    JsonSerde<Silence> serde = new JsonSerde<>(Silence.class);

    byte[] bytes = serde.serializer().serialize("t", silence);

    assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(silence);
    assertThat(silence.isOver(1_999)).isFalse();
    assertThat(silence.isOver(2_000)).isTrue();
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertThatThrownBy(
            () -> new Silence("s-1", AlertMatcher.ALL, 5, 5, "somebody", Optional.empty()))
        .hasMessageContaining("expected an end after the beginning 5, was 5");
    assertThatThrownBy(() -> new Price("okx", "BTC-USDT", BigDecimal.ZERO, 1))
        .hasMessageContaining("expected a price over 0");
  }
}
