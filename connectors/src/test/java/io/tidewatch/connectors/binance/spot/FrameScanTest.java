package io.tidewatch.connectors.binance.spot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameScanTest {
  private static final String TRADE =
      """
      {"stream":"bnbbtc@trade","data":{"e":"trade","E":1672515782136,"s":"BNBBTC","t":12345,\
      "p":"0.001","q":"100","T":1672515782130,"m":true,"M":true}}\
      """;

  @Test
  void shouldFindWhatPlacesATrade() {
    ScannedFrame scanned = scan(TRADE);

    assertThat(scanned.isTrade()).isTrue();
    assertThat(scanned.key()).hasValue("BNBBTC");
    assertThat(scanned.tradeId()).hasValue(12345);
    assertThat(scanned.tradeTime()).hasValue(1672515782130L);
  }

  @Test
  void shouldFindItInARawFrame() {
    ScannedFrame scanned = scan("{\"e\":\"trade\",\"s\":\"BNBBTC\",\"t\":5,\"T\":7}");

    assertThat(scanned.isTrade()).isTrue();
    assertThat(scanned.key()).hasValue("BNBBTC");
  }

  @Test
  void shouldTakeTheKeyFromTheStreamWhenTheDataHasNone() {
    assertThat(scan("{\"stream\":\"ethusdt@trade\",\"data\":{\"e\":\"trade\",\"t\":1").key())
        .hasValue("ETHUSDT");
  }

  @Test
  void shouldNotLookIntoNestedOrQuotedMembers() {
    ScannedFrame scanned =
        scan(
            """
            {"data":{"x":{"s":"NO","t":1},"y":"\\"s\\":\\"NO\\"","z":[{"T":2}]},"e":"\\u0041"}\
            """);

    assertThat(scanned.symbol()).isEmpty();
    assertThat(scanned.tradeId()).isEmpty();
    assertThat(scanned.tradeTime()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":null,\"id\":1}",
        "{\"code\":2,\"msg\":\"Invalid request\"}",
        "{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":3}"
      })
  void shouldKnowAnswers(String frame) {
    assertThat(scan(frame).isAnswer()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"e\":\"serverShutdown\",\"E\":1770123456789}",
        "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}"
      })
  void shouldKnowTheShutdownNotice(String frame) {
    assertThat(scan(frame).isShutdown()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "\"",
        "\"\\",
        "{\"t\":",
        "{\"stream\":",
        "}}}}",
        "[[[[",
        "not json",
        "{\"s\":\"A",
        "{\"e\":\"trade\",\"s\":\"A B\",\"t\":-5,\"T\":99999999999999999999}"
      })
  void shouldTakeNothingFromWhatIsNoTrade(String frame) {
    assertThat(scan(frame).isTrade()).isFalse();
    assertThat(scan(frame).key()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "1e3", "\"7\"", "null", "9999999999999999999"})
  void shouldTakeOnlyWholeNumbersForAnId(String id) {
    assertThat(scan(TRADE.replace("12345", id)).isTrade()).isFalse();
  }

  private static ScannedFrame scan(String frame) {
    return FrameScan.scan(frame.getBytes(UTF_8));
  }
}
