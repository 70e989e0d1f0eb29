package io.tidewatch.topology.binance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.ParsedSerde;
import io.tidewatch.topology.parse.RejectReason;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotTradeParserTest {
  private static final long RECEIVED_US = 1_723_161_254_087_896L;
  private static final String FRAME =
      "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1723161255343,"
          + "\"s\":\"BTCUSDT\",\"t\":3735683259,\"p\":\"61837.63000000\","
          + "\"q\":\"0.02000000\",\"T\":1723161255342,\"m\":true,\"M\":true}}";
  private static final SpotTrade TRADE =
      new SpotTrade(
          Optional.of("BTCUSDT"),
          3735683259L,
          3735683259L,
          6_183_763_000_000L,
          123675260000L,
          1723161255342L,
          false);

  @Test
  void shouldReadTheUsualLayoutTheShortWay() {
    assertThat(UsualTradeFrame.read(FRAME.getBytes(UTF_8))).isEqualTo(TRADE);
  }

  @Test
  void shouldReadAnyOtherLayoutWithTheSameResult() {
    String spaced = FRAME.replace(",", " , ").replace(":{", ": {");

    assertThat(UsualTradeFrame.read(spaced.getBytes(UTF_8))).isNull();
    assertThat(event(read(spaced, Source.LIVE))).isEqualTo(TRADE);
  }

  @Test
  void shouldReadAFrameWithoutTheWrappingOfACombinedStream() {
    String bare = FRAME.substring(FRAME.indexOf("\"data\":") + 7, FRAME.length() - 1);

    assertThat(event(read(bare, Source.LIVE))).isEqualTo(TRADE);
  }

  @Test
  void shouldReadFramesFromBeforeTheOrderIdsWereRemoved() {
    String old = FRAME.replace("\"T\":", "\"b\":88,\"a\":50,\"T\":");

    assertThat(event(read(old, Source.LIVE))).isEqualTo(TRADE);
  }

  @Test
  void shouldTakeBuyerIsMakerForASale() {
    assertThat(event(read(FRAME, Source.LIVE)).takerBuys()).isFalse();
    assertThat(event(read(FRAME.replace("\"m\":true", "\"m\":false"), Source.LIVE)).takerBuys())
        .isTrue();
  }

  @Test
  void shouldReadARowOfAggregatedTrades() {
    String row =
        "{\"a\":26129,\"p\":\"0.01633102\",\"q\":\"4.70443515\",\"f\":27781,\"l\":27783,"
            + "\"T\":1723161255342,\"m\":false,\"M\":true}";

    assertThat(event(read(row, Source.BACKFILL)))
        .isEqualTo(
            new SpotTrade(
                Optional.empty(), 27781, 27783, 1_633_102, 7682822, 1723161255342L, true));
  }

  @Test
  void shouldReadARowOfASingleTrade() {
    String row =
        "{\"id\":28457,\"price\":\"4.00000100\",\"qty\":\"12.00000000\",\"quoteQty\":\"48.000012\","
            + "\"time\":1723161255342,\"isBuyerMaker\":true,\"isBestMatch\":true}";

    assertThat(event(read(row, Source.BACKFILL)))
        .isEqualTo(
            new SpotTrade(
                Optional.empty(), 28457, 28457, 400_000_100, 4800001200L, 1723161255342L, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"stream\"|NOT_JSON",
        "{} {}|NOT_JSON",
        "[1]|UNKNOWN_TYPE",
        "{\"e\":\"depthUpdate\"}|UNKNOWN_TYPE",
        "{}|MISSING_FIELD",
        "{\"e\":5}|WRONG_TYPE",
        "{\"e\":\"trade\",\"e\":\"trade\"}|NOT_JSON"
      })
  void shouldRefuseWhatIsNoTradeFrame(String frame, RejectReason reason) {
    assertThat(reason(read(frame, Source.LIVE))).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "61837.63000000|-1|NOT_POSITIVE",
        "61837.63000000|0.00000000|NOT_POSITIVE",
        "61837.63000000|1e300|WRONG_TYPE",
        "61837.63000000|NaN|WRONG_TYPE",
        "0.02000000|999999999999999999999999|OUT_OF_RANGE",
        "61837.63000000|111111111111111111111111111111111111111111111|OUT_OF_RANGE",
        "\"T\":1723161255342|\"T\":0|NOT_POSITIVE",
        "\"T\":1723161255342|\"T\":-5|OUT_OF_RANGE",
        "\"T\":1723161255342|\"T\":1.5|WRONG_TYPE",
        "\"T\":1723161255342|\"T\":1723161355342|FUTURE_TIME",
        "\"t\":3735683259|\"t\":99999999999999999999|OUT_OF_RANGE",
        "\"m\":true|\"m\":\"true\"|WRONG_TYPE"
      })
  void shouldRefuseAFieldThatMakesNoSense(String sound, String odd, RejectReason reason) {
    assertThat(reason(read(FRAME.replace(sound, odd), Source.LIVE))).isEqualTo(reason);
  }

  @Test
  void shouldRefuseEmptyAndHugeRecords() {
    assertThat(reason(read("", Source.LIVE))).isEqualTo(RejectReason.EMPTY);
    assertThat(reason(read("x".repeat(5_000), Source.LIVE))).isEqualTo(RejectReason.TOO_LARGE);
  }

  @Test
  void shouldRefuseARecordWithoutReceiveTime() {
    Parsed<SpotTrade> parsed =
        serde().deserializer().deserialize("raw", new RecordHeaders(), FRAME.getBytes(UTF_8));

    assertThat(reason(parsed)).isEqualTo(RejectReason.MISSING_HEADER);
  }

  @Test
  void shouldRoundAProductOfManyDecimalsOnce() {
    String fine = FRAME.replace("61837.63000000", "0.00000003").replace("0.02000000", "0.50000000");

    // 0.000000015 is half way between two units: half-even takes the even one.
    assertThat(event(read(fine, Source.LIVE)).notional()).isEqualTo(2);
  }

  private static Parsed<SpotTrade> read(String frame, Source source) {
    RawHeaders headers = new RawHeaders("binance-spot", "trades", "c", 1, 1, RECEIVED_US, source);
    return serde().deserializer().deserialize("raw", headers.toHeaders(), frame.getBytes(UTF_8));
  }

  private static ParsedSerde<SpotTrade> serde() {
    return new ParsedSerde<>(new SpotTradeParser(), SpotTradeParser.MAX_BYTES);
  }

  private static SpotTrade event(Parsed<SpotTrade> parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Ok.class);
    return ((Parsed.Ok<SpotTrade>) parsed).event();
  }

  private static RejectReason reason(Parsed<SpotTrade> parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Rejected.class);
    return ((Parsed.Rejected<SpotTrade>) parsed).reason();
  }
}
