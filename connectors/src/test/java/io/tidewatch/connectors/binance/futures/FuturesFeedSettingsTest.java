package io.tidewatch.connectors.binance.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuturesFeedSettingsTest {
  private static final URI REST = URI.create("https://fapi.binance.com");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wss://fstream.binance.com/stream",
        "wss://fstream.binance.com/ws",
        "wss://fstream.binance.com/public/stream",
        "wss://fstream.binance.com/market/ws",
        "wss://fstream.binance.com"
      })
  void shouldRefuseAnAddressThatBringsNoBars(String address) {
    URI uri = URI.create(address);

    assertThatThrownBy(() -> new FuturesFeedSettings.Endpoints(uri, REST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/market/stream");
  }

  @Test
  void shouldTakeTheRouteOfTheMarketBehindAProxy() {
    URI proxied = URI.create("ws://127.0.0.1:9443/binance/market/stream");

    assertThat(new FuturesFeedSettings.Endpoints(proxied, REST).webSocketUri()).isEqualTo(proxied);
  }
}
