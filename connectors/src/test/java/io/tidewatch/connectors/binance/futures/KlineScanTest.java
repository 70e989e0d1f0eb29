package io.tidewatch.connectors.binance.futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KlineScanTest {
  private static final String BAR =
      "{\"e\":\"kline\",\"E\":1638747660000,\"s\":\"BTCUSDT\",\"k\":{\"t\":1638747000000,"
          + "\"T\":1638747899999,\"s\":\"BTCUSDT\",\"i\":\"15m\",\"x\":true},\"st\":1}";

  private static KlineFrame scan(String text) {
    return KlineScan.scan(text.getBytes(UTF_8));
  }

  @Test
  void shouldReadACombinedFrame() {
    KlineFrame frame = scan("{\"stream\":\"btcusdt@kline_15m\",\"data\":" + BAR + "}");

    assertThat(frame.isBar()).isTrue();
    assertThat(frame.key()).contains("BTCUSDT");
    assertThat(frame.openTime()).hasValue(1638747000000L);
    assertThat(frame.saidMs()).hasValue(1638747660000L);
    assertThat(frame.closed()).isTrue();
    assertThat(frame.isOfAnotherMarket()).isFalse();
  }

  @Test
  void shouldReadARawFrame() {
    assertThat(scan(BAR).isBar()).isTrue();
    assertThat(scan(BAR.replace("true", "false")).closed()).isFalse();
  }

  @Test
  void shouldKnowFramesMarginedInCoins() {
    assertThat(scan(BAR.replace("\"st\":1", "\"st\":2")).isOfAnotherMarket()).isTrue();
  }

  @Test
  void shouldReadASymbolOfAnotherScriptEscapedOrNot() {
    assertThat(scan(BAR.replace("BTC", "币安人生")).key()).contains("币安人生USDT");
    assertThat(scan(BAR.replace("BTC", "\\u5e01\\u5b89\\u4eba\\u751f")).key()).contains("币安人生USDT");
  }

  @Test
  void shouldKnowAnswersAndShutdowns() {
    assertThat(scan("{\"result\":null,\"id\":1}").answer()).isTrue();
    assertThat(scan("{\"code\":2,\"msg\":\"Invalid request\"}").answer()).isTrue();
    assertThat(
            scan("{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}")
                .isShutdown())
        .isTrue();
  }

  @Test
  void shouldTakeNothingForABarThatHasNoOpenTimeOrSymbol() {
    assertThat(scan(BAR.replace("\"t\":1638747000000,", "")).isBar()).isFalse();
    assertThat(scan(BAR.replace("BTCUSDT", "../../x")).isBar()).isFalse();
    assertThat(scan("{\"stream\":\"a\",\"data\":").isBar()).isFalse();
  }
}
