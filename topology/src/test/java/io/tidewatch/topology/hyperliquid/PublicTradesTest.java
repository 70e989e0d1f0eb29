package io.tidewatch.topology.hyperliquid;

import static io.tidewatch.topology.hyperliquid.Parsing.OTHER;
import static io.tidewatch.topology.hyperliquid.Parsing.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrade;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrades;
import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicTradesTest {
  private static final String TRADE =
      "{\"coin\":\"HYPE\",\"side\":\"B\",\"px\":\"35.276\",\"sz\":\"5.780\",\"time\":1764835613064,"
          + "\"hash\":\"0x00\",\"tid\":9223372036854775807,\"users\":[\""
          + USER
          + "\",\""
          + OTHER
          + "\"]}";

  private static String frame(String... trades) {
    return "{\"channel\":\"trades\",\"data\":[" + String.join(",", trades) + "]}";
  }

  private static List<PublicTrade> trades(String frame) {
    return Parsing.event(PublicTrades.class, Parsing.ofNobody("trades", frame)).trades();
  }

  private static RefusedRow refusedRow(String trade) {
    HyperliquidFrame frame = Parsing.ok(Parsing.ofNobody("trades", frame(TRADE, trade, TRADE)));
    assertThat(((PublicTrades) frame.event()).trades()).hasSize(2);
    assertThat(frame.refused()).hasSize(1);
    return frame.refused().getFirst();
  }

  @Test
  void shouldReadATradeToTheLastDigit() {
    assertThat(trades(frame(TRADE)))
        .containsExactly(
            new PublicTrade(
                "HYPE",
                new BigDecimal("35.276"),
                new BigDecimal("5.780"),
                true,
                1_764_835_613_064L,
                Long.MAX_VALUE,
                USER,
                OTHER));
  }

  @Test
  void shouldReadTradesInTheirOrderWhateverTheOrderOfFields() {
    String reversed =
        "{\"data\":[" + TRADE + "," + TRADE.replace("\"B\"", "\"A\"") + "],\"channel\":\"trades\"}";

    assertThat(trades(reversed)).extracting(PublicTrade::takerBuys).containsExactly(true, false);
    assertThat(trades("{\"channel\":\"trades\",\"data\":[]}")).isEmpty();
  }

  @Test
  void shouldWriteAddressesInLowerCase() {
    String shouted = TRADE.replace(OTHER, "0x" + OTHER.substring(2).toUpperCase(Locale.ROOT));

    assertThat(trades(frame(shouted)).getFirst().seller()).isEqualTo(OTHER);
  }

  @Test
  void shouldPassOverWhatItDoesNotKnowAndDoWithoutATradeId() {
    String odd =
        TRADE
            .replace("\"tid\":9223372036854775807,", "\"new\":{\"deep\":[1,{\"px\":3}]},")
            .replace("\"]}", "\",\"0xthird\"]}");

    assertThat(trades(frame(odd)).getFirst().tid()).isZero();
    assertThat(trades(frame(odd)).getFirst().price()).isEqualByComparingTo("35.276");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"sz\":\"5.780\"|\"sz\":\"0\"|NOT_POSITIVE",
        "\"sz\":\"5.780\"|\"sz\":\"-1\"|NOT_POSITIVE",
        "\"sz\":\"5.780\"|\"sz\":\"1e99\"|OUT_OF_RANGE",
        "\"sz\":\"5.780\"|\"sz\":1e999999999|OUT_OF_RANGE",
        "\"sz\":\"5.780\"|\"sz\":\"much\"|WRONG_TYPE",
        "\"sz\":\"5.780\"|\"sz\":[5]|WRONG_TYPE",
        "\"sz\":\"5.780\"|\"sz\":null|MISSING_FIELD",
        "\"px\":\"35.276\"|\"p\":\"35.276\"|MISSING_FIELD",
        "\"B\"|\"b\"|UNKNOWN_TYPE",
        "\"coin\":\"HYPE\"|\"coin\":\"\"|OUT_OF_RANGE",
        "\"coin\":\"HYPE\"|\"coin\":7|WRONG_TYPE",
        "9223372036854775807|9223372036854775808|OUT_OF_RANGE",
        "9223372036854775807|-1|OUT_OF_RANGE",
        "9223372036854775807|1.5|WRONG_TYPE",
        "1764835613064|0|NOT_POSITIVE",
        "1764835613064|1790000060124|FUTURE_TIME",
        "0x8cdba352268065be9d5444e1f82b8fe83717bbd5|0xseller|OUT_OF_RANGE",
        "\"0x8cdba352268065be9d5444e1f82b8fe83717bbd5\"|7|WRONG_TYPE",
        ",\"0x8cdba352268065be9d5444e1f82b8fe83717bbd5\"||MISSING_FIELD"
      })
  void shouldSetAsideATradeThatItCannotUse(String from, String to, RejectReason reason) {
    String bad = TRADE.replace(from, to == null ? "" : to);
    RefusedRow row = refusedRow(bad);

    assertThat(row.reason()).as(row.detail()).isEqualTo(reason);
    assertThat(new String(row.raw(), UTF_8)).isEqualTo(bad);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"7", "\"a text\"", "null", "[1,[2]]"})
  void shouldSetAsideWhatIsNoObject(String element) {
    RefusedRow row = refusedRow(element);

    assertThat(row.reason()).isEqualTo(RejectReason.WRONG_TYPE);
    assertThat(new String(row.raw(), UTF_8)).isEqualTo(element);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"channel\":\"pong\"}|UNKNOWN_TYPE",
        "{\"channel\":\"error\",\"data\":\"Already subscribed\"}|UNKNOWN_TYPE",
        "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\"}}|UNKNOWN_TYPE",
        "{\"data\":[]}|UNKNOWN_TYPE",
        "[]|UNKNOWN_TYPE",
        "7|UNKNOWN_TYPE",
        "{\"channel\":\"trades\"}|MISSING_FIELD",
        "{\"channel\":\"trades\",\"data\":{}}|WRONG_TYPE",
        "{\"channel\":\"trades\",\"data\":[]|NOT_JSON",
        "{\"channel\":\"trades\",\"data\":[]} {}|NOT_JSON",
        "Websocket connection established.|NOT_JSON"
      })
  void shouldRefuseWhatIsNoFrameOfTrades(String frame, RejectReason reason) {
    assertThat(Parsing.refused(Parsing.ofNobody("trades", frame)).reason()).isEqualTo(reason);
  }
}
