package io.tidewatch.connectors.binance.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.instrument.SpotSymbol;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotFeedSettingsTest {
  private static final SpotSymbol BTC = SpotSymbol.parse("BTCUSDT");

  @Test
  void shouldHaveTheDefaultsOfTheVenue() {
    SpotFeedSettings settings = SpotFeedSettings.defaults(List.of(BTC));

    assertThat(settings.endpoints().webSocketUri())
        .hasToString("wss://stream.binance.com:9443/stream");
    assertThat(settings.endpoints().restUri()).hasValue(URI.create("https://api.binance.com"));
    assertThat(settings.connection().rotateAfter()).isEqualTo(Duration.ofHours(23));
    assertThat(settings.retry().backoff())
        .extracting(Duration::toSeconds)
        .containsExactly(2L, 5L, 10L, 30L, 60L);
    assertThat(settings.retry().failuresBeforeAlert()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ws", "/ws/", "/stream", "/", ""})
  void shouldUseTheCombinedStreamOfTheHost(String path) {
    assertThat(endpoints("wss://stream.binance.com:9443" + path).webSocketUri())
        .hasToString("wss://stream.binance.com:9443/stream");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://stream.binance.com", "wss:///stream", "wss://host/ws/btcusdt@trade",
        "wss://host/stream?timeUnit=MICROSECOND", "wss://user:word@host/stream", "stream"
      })
  void shouldRefuseAnAddressThatIsNoCombinedStream(String uri) {
    assertThatThrownBy(() -> endpoints(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected")
        .hasMessageContaining("webSocketUri");
  }

  @Test
  void shouldNotShowTheApiKey() {
    SpotFeedSettings settings =
        SpotFeedSettings.defaults(List.of(BTC))
            .with(
                new SpotFeedSettings.Endpoints(
                    SpotFeedSettings.Endpoints.BINANCE.webSocketUri(),
                    Optional.empty(),
                    Optional.of("verysecret")));

    assertThat(settings.toString()).doesNotContain("verysecret").contains("apiKey=set");
  }

  @Test
  void shouldNotShowABadApiKeyEither() {
    assertThatThrownBy(() ->
            new SpotFeedSettings.Endpoints(
                URI.create("wss://host"), Optional.empty(), Optional.of("verysecret\n")))
        .hasMessageContaining("apiKey")
        .hasMessageNotContaining("verysecret");
  }

  @Test
  void shouldRefuseNoSymbolsAndTheSameOneTwice() {
    assertThatThrownBy(() -> SpotFeedSettings.defaults(List.of()))
        .hasMessageContaining("expected 1 to 1024 symbols, was 0");
    assertThatThrownBy(() -> SpotFeedSettings.defaults(List.of(BTC, BTC)))
        .hasMessageContaining("expected each symbol once");
  }

  @Test
  void shouldRefuseToRotateAfterTheVenueHasCutTheConnection() {
    SpotFeedSettings.Connection defaults = SpotFeedSettings.Connection.DEFAULTS;
    assertThatThrownBy(() ->
            new SpotFeedSettings.Connection(
                defaults.connectTimeout(),
                defaults.silenceLimit(),
                defaults.maxFrameBytes(),
                Duration.ofHours(25),
                defaults.overlap(),
                defaults.sendEvery()))
        .hasMessageContaining("expected rotateAfter below the venue's 24 h");
  }

  private static SpotFeedSettings.Endpoints endpoints(String webSocketUri) {
    return new SpotFeedSettings.Endpoints(
        URI.create(webSocketUri), Optional.empty(), Optional.empty());
  }
}
