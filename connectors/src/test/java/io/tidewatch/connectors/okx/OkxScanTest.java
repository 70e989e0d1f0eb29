package io.tidewatch.connectors.okx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OkxScanTest {
  private static OkxScan.Scanned scan(String text) {
    return OkxScan.scan(text.getBytes(UTF_8));
  }

  @Test
  void shouldFindChannelInstrumentAndSnapshot() {
    OkxScan.Scanned scanned =
        scan(
            "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"snapshot\","
                + "\"data\":[{\"asks\":[[\"1\",\"2\",\"0\",\"1\"]],\"bids\":[]}]}");

    assertThat(scanned.control()).isFalse();
    assertThat(scanned.channel()).hasValue(OkxChannel.BOOKS);
    assertThat(scanned.instId()).hasValue("BTC-USDT");
    assertThat(scanned.snapshot()).isTrue();
  }

  @Test
  void shouldFindTheHighestTradeId() {
    OkxScan.Scanned scanned =
        scan(
            "{\"data\":[{\"tradeId\":\"12\",\"instId\":\"X\"},{\"tradeId\":\"9\"}],"
                + "\"arg\":{\"instId\":\"BTC-USDT\",\"channel\":\"trades\"}}");

    assertThat(scanned.lastTradeId()).hasValue(12);
    assertThat(scanned.instId()).hasValue("BTC-USDT");
  }

  @Test
  void shouldFindWhenTheNewestRowWasMade() {
    assertThat(scan("{\"data\":[{\"ts\":\"17\"},{\"ts\":\"19\"},{\"ts\":\"x\"}]}").saidMs())
        .hasValue(19);
    assertThat(scan("{\"ts\":\"17\",\"arg\":{\"ts\":\"18\"}}").saidMs()).isEmpty();
  }

  @Test
  void shouldTellControlFramesByTheirEventAtTheTop() {
    assertThat(scan("{\"id\":\"1\",\"event\":\"subscribe\",\"arg\":{}}").control()).isTrue();
    assertThat(scan("{\"data\":[{\"event\":\"subscribe\"}]}").control()).isFalse();
  }

  @Test
  void shouldTakeNoKeyFromAnywhereElse() {
    assertThat(scan("{\"data\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"}}").instId())
        .isEmpty();
    assertThat(scan("{\"arg\":{\"channel\":\"books\",\"instId\":\"../x\"}}").instId()).isEmpty();
    assertThat(scan("{\"arg\":{\"channel\":\"tickers\",\"instId\":\"A-B\"}}").channel()).isEmpty();
    assertThat(scan("").channel()).isEmpty();
  }
}
