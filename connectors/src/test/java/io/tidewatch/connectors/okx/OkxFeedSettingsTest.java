package io.tidewatch.connectors.okx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OkxFeedSettingsTest {
  @Test
  void shouldStayWithinTheVenuesLimits() {
    OkxFeedSettings settings = OkxFeedSettings.DEFAULTS;

    assertThat(settings.endpoints().webSocketUri())
        .isEqualTo(URI.create("wss://ws.okx.com/ws/v5/public"));
    assertThat(settings.instrumentLimit()).isEqualTo(10);
    assertThat(settings.connection().channels()).isLessThan(30);
    assertThat(settings.connection().requestsPerHour()).isEqualTo(480);
    assertThat(settings.connection().connectsPerSecond()).isEqualTo(3);
    assertThat(settings.connection().pingAfter()).isLessThan(Duration.ofSeconds(30));
    assertThat(settings.subscribing().tries()).isEqualTo(3);
  }

  @Test
  void shouldRefuseThirtyChannels() {
    assertThatThrownBy(() -> OkxFeedSettings.Connection.DEFAULTS.withChannels(30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 to 29");
  }

  @Test
  void shouldRefuseAnotherScheme() {
    assertThatThrownBy(
            () -> new OkxFeedSettings.Endpoints(URI.create("http://ws.okx.com"), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wss://host");
  }
}
