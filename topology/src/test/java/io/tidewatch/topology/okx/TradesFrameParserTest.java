package io.tidewatch.topology.okx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradesFrameParserTest {
  private static final String FRAME =
      OkxFrames.trade("BTC-USDT", 123, 1_630_048_897_897L, "42219.9", "0.120", true, 3);

  private static TradesFrame accepted(String frame) {
    return (TradesFrame)
        ((Parsed.Ok<OkxFrame>) TradesFrameParser.parseFrame(frame.getBytes(UTF_8))).event();
  }

  private static RejectReason refused(String frame) {
    return ((Parsed.Rejected<OkxFrame>) TradesFrameParser.parseFrame(frame.getBytes(UTF_8)))
        .reason();
  }

  @Test
  void shouldReadATrade() {
    OkxTrade trade = accepted(FRAME).trades().getFirst();

    assertThat(trade)
        .isEqualTo(
            new OkxTrade(
                123,
                new BigDecimal("42219.9"),
                new BigDecimal("0.120"),
                1_630_048_897_897L,
                true,
                3));
    assertThat(trade.firstId()).isEqualTo(121);
    assertThat(UsualTradesFrame.read(FRAME.getBytes(UTF_8))).isEqualTo(accepted(FRAME));
  }

  @Test
  void shouldReadSeveralTrades() {
    String row = FRAME.substring(FRAME.indexOf("[{") + 1, FRAME.length() - 2);
    String later = row.replace("1630048897897", "1630048897999").replace("buy", "sell");

    TradesFrame frame = accepted(FRAME.replace(row, row + "," + later));

    assertThat(frame.trades()).hasSize(2);
    assertThat(frame.timeMs()).isEqualTo(1_630_048_897_999L);
    assertThat(frame.trades().get(1).takerBuys()).isFalse();
  }

  @Test
  void shouldReadFramesOfEarlierYears() {
    String old = FRAME.replace(",\"count\":\"3\",\"source\":\"0\",\"seqId\":1234", "");

    assertThat(accepted(old).trades().getFirst().count()).isZero();
  }

  @Test
  void shouldRefuseAFrameWithoutTrades() {
    String row = FRAME.substring(FRAME.indexOf("[{") + 1, FRAME.length() - 2);

    assertThat(refused(FRAME.replace(row, ""))).isEqualTo(RejectReason.MISSING_FIELD);
  }

  @ParameterizedTest
  @CsvSource({
    "42219.9, 0, NOT_POSITIVE",
    "42219.9, -1, NOT_POSITIVE",
    "0.120, x, WRONG_TYPE",
    "buy, both, UNKNOWN_TYPE",
    "123, 12a, WRONG_TYPE",
    "trades, books, UNKNOWN_TYPE",
    "px, p, MISSING_FIELD",
    "BTC-USDT, ETH-USDT, WRONG_SYMBOL"
  })
  void shouldSayWhyAFrameIsRefused(String was, String is, RejectReason reason) {
    assertThat(refused(FRAME.replaceFirst("\"" + was + "\"", "\"" + is + "\""))).isEqualTo(reason);
  }
}
