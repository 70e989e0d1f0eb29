package io.tidewatch.contract.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AlertTest {
  private static final Alert ALERT =
      new Alert(
          AlertId.of("large-trades", "BTCUSDT", Side.BUY, 1_723_161_369_264L, 1),
          "large-trades",
          "BTCUSDT",
          Side.BUY,
          new BigDecimal("2000833.29498470"),
          new BigDecimal("2000000"),
          Severity.MAJOR,
          1_723_161_369_264L,
          new Evidence(
              new Evidence.RuleInForce("large-trades", 0, Map.of("cooldown", "PT5M")),
              new Evidence.Episode(1_723_161_369_264L, 1),
              new Evidence.Window(1_723_161_069_264L, 1_723_161_369_264L),
              new Inputs.LargeTrades(
                  "BTC",
                  "USDT",
                  BigDecimal.ONE,
                  BigDecimal.TWO,
                  3,
                  4,
                  5,
                  BigDecimal.TEN,
                  6,
                  BigDecimal.ONE,
                  BigDecimal.ONE,
                  0),
              List.of(new Evidence.OffsetRange("t", 1, 2, 3)),
              new Evidence.FeedHealth(0, 1, 2, -3)));

  @Test
  void shouldHaveTheIdItAlwaysHad() {
    // People and systems keep ids: the way they are made may never change.
    assertThat(ALERT.id()).isEqualTo("2a316976c6f587c066f7ca48015dd275");
  }

  @Test
  void shouldHaveAnotherIdWhenAnyPartDiffers() {
    assertThat(
            List.of(
                AlertId.of("a", "b", Side.BUY, 1, 1),
                AlertId.of("ab", "", Side.BUY, 1, 1),
                AlertId.of("a", "b", Side.SELL, 1, 1),
                AlertId.of("a", "b", Side.BUY, 11, 1),
                AlertId.of("a", "b", Side.BUY, 1, 11)))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldComeBackFromTheTopicAsItWas() {
    byte[] bytes = Topics.ALERTS.value().serializer().serialize("t", ALERT);

    assertThat(Topics.ALERTS.value().deserializer().deserialize("t", bytes)).isEqualTo(ALERT);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\"value\":2000833.29498470");
  }

  @Test
  void shouldIgnoreFieldsOfANewerWriter() {
    String newer =
        new String(Topics.ALERTS.value().serializer().serialize("t", ALERT), StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{\"later\":[1],");

    assertThat(
            Topics.ALERTS
                .value()
                .deserializer()
                .deserialize("t", newer.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(ALERT);
  }

  @Test
  void shouldSayWhatItExpectedOfUnreadableBytes() {
    assertThatThrownBy(() ->
            Topics.ALERTS
                .value()
                .deserializer()
                .deserialize("t", "{\"value\":1e99999999999}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SerializationException.class)
        .hasMessage("expected a JSON Alert on t, was unreadable");
  }
}
