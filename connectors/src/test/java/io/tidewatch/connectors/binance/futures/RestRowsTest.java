package io.tidewatch.connectors.binance.futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.connectors.feed.RestException;
import org.junit.jupiter.api.Test;

class RestRowsTest {
  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void shouldCutTheSymbolsAsTheyStand() throws Exception {
    String symbol = "{ \"symbol\":\"币安人生USDT\", \"filters\":[{\"tickSize\":\"0.1\"}] }";

    RestRows.ExchangeInfo info =
        RestRows.exchangeInfo(
            bytes(
                "{\"serverTime\":1565246363776,\"rateLimits\":[{\"rateLimitType\":\"REQUEST_WEIGHT\",\"limit\":2400}],"
                    + "\"assets\":[{\"symbols\":[1]}],\"symbols\":["
                    + symbol
                    + "]}"));

    assertThat(info.symbols().getFirst().bytes()).isEqualTo(bytes(symbol));
    assertThat(info.symbols().getFirst().get("symbol")).isEqualTo("币安人生USDT");
    assertThat(info.rateLimits().getFirst().get("limit")).isEqualTo("2400");
  }

  @Test
  void shouldReadTheTimeOfTheVenue() throws Exception {
    assertThat(RestRows.serverTime(bytes("{\"serverTime\":1499827319559}")))
        .isEqualTo(1_499_827_319_559L);
    assertThatThrownBy(() -> RestRows.serverTime(bytes("{\"time\":1499827319559}")))
        .isInstanceOf(RestException.class)
        .hasMessageContaining("serverTime");
    assertThatThrownBy(() -> RestRows.serverTime(bytes("{\"serverTime\":\"now\"}")))
        .isInstanceOf(RestException.class);
  }

  @Test
  void shouldCountTheRowsOfAnArray() throws Exception {
    assertThat(RestRows.array(bytes("[[1,\"2\"],[3]]")).rows()).isEqualTo(2);
    assertThat(RestRows.array(bytes("[]")).rows()).isZero();
  }

  @Test
  void shouldRefuseWhatIsCutOffOrOfAnotherKind() {
    assertThatThrownBy(() -> RestRows.array(bytes("[[1,2],["))).isInstanceOf(RestException.class);
    assertThatThrownBy(() -> RestRows.array(bytes("{}"))).isInstanceOf(RestException.class);
    assertThatThrownBy(() -> RestRows.object(bytes("{\"a\":1"))).isInstanceOf(RestException.class);
    assertThatThrownBy(() -> RestRows.object(bytes("<html>"))).isInstanceOf(RestException.class);
    assertThatThrownBy(() -> RestRows.objects(bytes("[1]"))).isInstanceOf(RestException.class);
    assertThatThrownBy(() -> RestRows.exchangeInfo(bytes("{}"))).isInstanceOf(RestException.class);
  }
}
