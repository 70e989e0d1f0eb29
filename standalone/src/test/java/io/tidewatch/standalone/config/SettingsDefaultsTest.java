package io.tidewatch.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.instrument.SpotSymbol;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsDefaultsTest {
  private final TidewatchSettings defaults =
      new SettingsLoader(Map.of()).load(Optional.empty(), List.of());

  @Test
  void shouldWatchTheTwentySymbolsOfTheOriginalDesign() {
    assertThat(defaults.binanceSpot().symbols())
        .hasSize(20)
        .contains(new SpotSymbol("BTC", "USDT"), new SpotSymbol("POL", "USDT"));
  }

  @Test
  void shouldReadTheLiveVenue() {
    SpotFeed spot = defaults.binanceSpot();

    assertThat(spot)
        .isEqualTo(
            new SpotFeed(
                URI.create("wss://stream.binance.com:9443/stream"),
                URI.create("https://api.binance.com"),
                spot.symbols(),
                10,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofHours(23),
                Duration.ofMinutes(2),
                Optional.empty()));
  }

  @Test
  void shouldHaveTheRuleOfTheOriginalDesign() {
    assertThat(defaults.largeTrades())
        .isEqualTo(
            new LargeTrades(
                new BigDecimal("2000000"),
                Duration.ofMinutes(5),
                new BigDecimal("0.60"),
                new BigDecimal("0.8"),
                Duration.ofMinutes(2),
                Optional.empty(),
                Severity.MAJOR));
    assertThat(defaults.largeTrades().window()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void shouldServeOnLoopbackWithoutChanges() {
    assertThat(defaults.http()).isEqualTo(new Http("127.0.0.1", 8080, Optional.empty()));
  }

  @Test
  void shouldKeepEverythingInThisJvmAndDirectory() {
    assertThat(defaults.kafka()).isEqualTo(new Kafka(Optional.empty(), Path.of(".tidewatch")));
  }

  @Test
  void shouldSpeakChinese() {
    assertThat(defaults.language()).isEqualTo(Language.ZH);
  }
}
