package io.tidewatch.topology.binance;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FuturesFrameParserTest {
  static final String FRAME =
      """
      {"e":"kline","E":1761901199500,"s":"BTCUSDT","st":1,"ps":"x","k":{"t":1761900300000,\
      "T":1761901199999,"s":"BTCUSDT","i":"15m","f":100,"L":200,"o":"1.5","c":"2.5","h":"3",\
      "l":"1","v":"1000","n":100,"x":false,"q":"2000.5","V":"500","Q":"900.25","B":"123456"}}\
      """;
  static final String ROW =
      """
      [1761900300000,"1.5","3","1","2.5","1000",1761901199999,"2000.5",100,"500","900.25","0"]\
      """;
  private static final FuturesKline KLINE =
      new FuturesKline(
          1_761_900_300_000L,
          new BigDecimal("1.5"),
          new BigDecimal("3"),
          BigDecimal.ONE,
          new BigDecimal("2.5"),
          new BigDecimal("1000"),
          Optional.of(new BigDecimal("2000.5")),
          Optional.of(100L),
          Optional.of(new BigDecimal("900.25")));
  private static final FuturesFrame LIVE =
      new FuturesFrame.Live("BTCUSDT", 1_761_901_199_500L, KLINE, false);
  private static final long RECEIVED = 1_761_901_300_000L;

  private static Parsed<FuturesFrame> parse(String frame, Charset charset, boolean contract) {
    return FuturesFrameParser.parseFrame(frame.getBytes(charset), RECEIVED, contract);
  }

  private static FuturesFrame read(String frame) {
    return ((Parsed.Ok<FuturesFrame>) parse(frame, UTF_8, false)).event();
  }

  private static RejectReason refused(String frame) {
    return ((Parsed.Rejected<FuturesFrame>) parse(frame, UTF_8, false)).reason();
  }

  private static FuturesFrame.Rows rows(String frame) {
    return (FuturesFrame.Rows) read(frame);
  }

  @Test
  void shouldReadAFrame() {
    assertThat(read(FRAME)).isEqualTo(LIVE);
  }

  private static String at(long eventTime, boolean closed) {
    return FRAME
        .replace("\"E\":1761901199500", "\"E\":" + eventTime)
        .replace("\"x\":false", "\"x\":" + closed);
  }

  @Test
  void shouldRefuseABarThatHasNotBegun() {
    assertThat(refused(at(1_761_900_239_999L, false))).isEqualTo(RejectReason.OUT_OF_RANGE);
    assertThat(read(at(1_761_900_240_000L, false))).isInstanceOf(FuturesFrame.Live.class);
  }

  @Test
  void shouldRefuseTheEndOfABarThatIsNotOver() {
    assertThat(refused(at(1_761_901_139_999L, true))).isEqualTo(RejectReason.OUT_OF_RANGE);
    assertThat(read(at(1_761_901_140_000L, true))).isInstanceOf(FuturesFrame.Live.class);
    assertThat(read(at(1_761_901_139_999L, false))).isInstanceOf(FuturesFrame.Live.class);
  }

  @Test
  void shouldReadACombinedFrame() {
    assertThat(read("{\"stream\":\"btcusdt@kline_15m\",\"data\":" + FRAME + "}")).isEqualTo(LIVE);
  }

  @Test
  void shouldReadNumbersThatAreNoText() {
    assertThat(read(FRAME.replace("\"2.5\"", "2.5").replace("1761901199500", "\"1761901199500\"")))
        .isEqualTo(LIVE);
  }

  @Test
  void shouldReadAFrameWithoutQuoteVolume() {
    FuturesFrame.Live live =
        (FuturesFrame.Live) read(FRAME.replace("\"q\":\"2000.5\",", "").replace("\"Q\"", "\"Z\""));
    assertThat(live.kline().quoteVolume()).isEmpty();
    assertThat(live.kline().takerBuyQuote()).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsNoFrameOfABar() {
    assertThat(refused("{}")).isEqualTo(RejectReason.MISSING_FIELD);
    assertThat(refused("7")).isEqualTo(RejectReason.UNKNOWN_TYPE);
    assertThat(refused("{\"e\":")).isEqualTo(RejectReason.NOT_JSON);
    assertThat(refused(FRAME + "{}")).isEqualTo(RejectReason.NOT_JSON);
    assertThat(refused(FRAME.replace("\"kline\"", "\"trade\"")))
        .isEqualTo(RejectReason.UNKNOWN_TYPE);
    assertThat(refused(FRAME.replace("15m", "1m"))).isEqualTo(RejectReason.UNKNOWN_TYPE);
  }

  @Test
  void shouldRefuseFiguresThatCannotBe() {
    assertThat(refused(FRAME.replace("\"2.5\"", "\"NaN\""))).isEqualTo(RejectReason.WRONG_TYPE);
    assertThat(refused(FRAME.replace("\"2.5\"", "NaN"))).isEqualTo(RejectReason.NOT_JSON);
    assertThat(refused(FRAME.replace("\"2.5\"", "\"Infinity\"")))
        .isEqualTo(RejectReason.WRONG_TYPE);
    assertThat(refused(FRAME.replace("\"2.5\"", "\"0\""))).isEqualTo(RejectReason.NOT_POSITIVE);
    assertThat(refused(FRAME.replace("\"2.5\"", "\"-2.5\""))).isEqualTo(RejectReason.NOT_POSITIVE);
    assertThat(refused(FRAME.replace("\"2.5\"", "\"3.1\""))).isEqualTo(RejectReason.OUT_OF_RANGE);
    assertThat(refused(FRAME.replace("\"1.5\"", "\"0.9\""))).isEqualTo(RejectReason.OUT_OF_RANGE);
    assertThat(refused(FRAME.replace("\"h\":\"3\"", "\"h\":\"0.5\"")))
        .isEqualTo(RejectReason.OUT_OF_RANGE);
    assertThat(refused(FRAME.replace("\"1000\"", "\"-1\""))).isEqualTo(RejectReason.NOT_POSITIVE);
    assertThat(refused(FRAME.replace("\"2000.5\"", "\"-1\""))).isEqualTo(RejectReason.NOT_POSITIVE);
    assertThat(refused(FRAME.replace("1761900300000", "1761900300001")))
        .isEqualTo(RejectReason.OUT_OF_RANGE);
    assertThat(refused(FRAME.replace("\"2.5\"", "1e99999999999")))
        .isIn(RejectReason.OUT_OF_RANGE, RejectReason.WRONG_TYPE);
    assertThat(refused(FRAME.replace("\"n\":100", "\"n\":1.5")))
        .isEqualTo(RejectReason.OUT_OF_RANGE);
  }

  @Test
  void shouldRefuseAnotherEncoding() {
    assertThat(parse(FRAME, UTF_16LE, false)).isInstanceOf(Parsed.Rejected.class);
    assertThat(parse("[" + ROW + "]", UTF_16LE, false)).isInstanceOf(Parsed.Rejected.class);
  }

  @Test
  void shouldReadRows() {
    assertThat(rows("[" + ROW + "]").klines()).containsExactly(KLINE);
    assertThat(rows("[]").klines()).isEmpty();
    assertThat(rows("[" + ROW + "]").timeMs()).isEqualTo(RECEIVED);
  }

  @Test
  void shouldReadRowsThatEndAfterTheVolume() {
    FuturesKline kline = rows("[[1761900300000,1.5,3,1,2.5,1000]]").klines().getFirst();
    assertThat(kline.quoteVolume()).isEmpty();
    assertThat(kline.close()).isEqualByComparingTo("2.5");
  }

  @Test
  void shouldSetAsideTheRowsThatCannotBeUsed() {
    String negative = ROW.replace("\"2.5\"", "\"-2.5\"");
    FuturesFrame.Rows rows = rows("[" + negative + "," + ROW + ",7, [1] ]");

    assertThat(rows.klines()).containsExactly(KLINE);
    assertThat(rows.refused())
        .extracting(RefusedRow::reason)
        .containsExactly(
            RejectReason.NOT_POSITIVE, RejectReason.WRONG_TYPE, RejectReason.MISSING_FIELD);
    assertThat(new String(rows.refused().getFirst().raw(), UTF_8)).isEqualTo(negative);
  }

  @Test
  void shouldRefuseBrokenAnswers() {
    assertThat(refused("[" + ROW)).isEqualTo(RejectReason.NOT_JSON);
    assertThat(refused("[" + ROW + "][]")).isEqualTo(RejectReason.NOT_JSON);
  }

  @Test
  void shouldReadAContract() {
    String contract =
        """
        {"symbol":"BTCUSDT","status":"TRADING","onboardDate":1569398400000,"filters":\
        [{"filterType":"LOT_SIZE"},{"filterType":"PRICE_FILTER","tickSize":"0.10"}]}\
        """;

    assertThat(((Parsed.Ok<FuturesFrame>) parse(contract, UTF_8, true)).event())
        .isEqualTo(
            new FuturesFrame.Contract(
                RECEIVED,
                "BTCUSDT",
                Optional.of(new BigDecimal("0.10")),
                Optional.of(1_569_398_400_000L),
                true));
    assertThat(((Parsed.Rejected<FuturesFrame>) parse("[]", UTF_8, true)).reason())
        .isEqualTo(RejectReason.UNKNOWN_TYPE);
  }
}
