package io.tidewatch.topology.hyperliquid;

import static io.tidewatch.topology.hyperliquid.Parsing.OTHER;
import static io.tidewatch.topology.hyperliquid.Parsing.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Fill;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.UserFills;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillsTest {
  private static final String FILL =
      "{\"coin\":\"BTC\",\"px\":\"66653.0\",\"sz\":\"0.001\",\"side\":\"A\",\"time\":1781528065899,\"startPosition\":\"-3695042.8999999999\",\"dir\":\"Open"
          + " Short\",\"closedPnl\":\"0.0\","
          + "\"hash\":\"0xe2\",\"oid\":9223372036854775807,\"crossed\":false,\"fee\":\"-0.009997\","
          + "\"tid\":745210434703679,\"cloid\":\"0xe8d5fd7ebbb4c3cff4d1803472a11463\","
          + "\"liquidation\":{\"liquidatedUser\":\"0x8CDBA352268065be9d5444e1f82b8fe83717bbd5\","
          + "\"markPx\":66607.0,\"method\":\"market\"},\"feeToken\":\"USDC\",\"twapId\":null}";
  private static final String FILL_OF_2023 =
      "{\"closedPnl\":\"-0.25686\",\"coin\":\"SUI\",\"crossed\":true,\"dir\":\"Close Long\","
          + "\"fee\":\"0.0\",\"hash\":\"0x3d\",\"oid\":189324432,\"px\":\"1.3189\",\"side\":\"A\","
          + "\"startPosition\":\"4623.5\",\"sz\":\"142.7\",\"time\":1683245884863}";

  private static String frame(String head, String... fills) {
    return "{\"channel\":\"userFills\",\"data\":{"
        + head
        + "\"fills\":["
        + String.join(",", fills)
        + "]}}";
  }

  private static UserFills fills(String document) {
    return Parsing.event(UserFills.class, Parsing.ofUser("userFills", document));
  }

  @Test
  void shouldReadAFillToTheLastDigit() {
    assertThat(fills(frame("\"user\":\"" + USER + "\",", FILL)))
        .isEqualTo(
            new UserFills(
                USER,
                false,
                List.of(
                    new Fill(
                        "BTC",
                        new BigDecimal("66653.0"),
                        new BigDecimal("0.001"),
                        false,
                        1_781_528_065_899L,
                        new BigDecimal("-3695042.8999999999"),
                        "Open Short",
                        Optional.of(BigDecimal.ZERO),
                        Long.MAX_VALUE,
                        745_210_434_703_679L,
                        false,
                        new BigDecimal("-0.009997"),
                        Optional.of("USDC"),
                        Optional.empty(),
                        Optional.of(OTHER)))));
  }

  @Test
  void shouldReadAFillOfTheOldSchema() {
    Fill fill = fills("[" + FILL_OF_2023 + "]").fills().getFirst();

    assertThat(fill.tid()).isZero();
    assertThat(fill.feeToken()).isEmpty();
    assertThat(fill.twapId()).isEmpty();
    assertThat(fill.liquidatedUser()).isEmpty();
    assertThat(fill.taker()).isTrue();
  }

  @Test
  void shouldTellSnapshotsFromNews() {
    assertThat(fills(frame("\"isSnapshot\":true,\"user\":\"" + USER + "\",")).snapshot()).isTrue();
    assertThat(fills(frame("\"isSnapshot\":false,", FILL)).snapshot()).isFalse();
    assertThat(fills(frame("", FILL)).snapshot()).isFalse();
    assertThat(fills("[" + FILL + "]").snapshot()).isFalse();
  }

  @Test
  void shouldTakeTheAddressFromTheFrameOrElseFromTheHeader() {
    String shouted = "0x" + USER.substring(2).toUpperCase(Locale.ROOT);

    assertThat(fills(frame("\"user\":\"" + shouted + "\",")).user()).isEqualTo(USER);
    assertThat(fills(frame("")).user()).isEqualTo(USER);
    assertThat(fills("[]").user()).isEqualTo(USER);
    assertThat(
            Parsing.event(
                    UserFills.class,
                    Parsing.ofNobody("userFills", frame("\"user\":\"" + OTHER + "\",")))
                .user())
        .isEqualTo(OTHER);
    assertThat(
            Parsing.event(
                    UserFills.class,
                    Parsing.parse("userFills", Optional.of(shouted), "[]".getBytes(UTF_8)))
                .user())
        .isEqualTo(USER);
  }

  @Test
  void shouldRefuseAFrameOfAnotherOrOfNoAddress() {
    String other = frame("\"user\":\"" + OTHER + "\",", FILL);
    String malformed = frame("\"user\":\"0x12\",", FILL);

    assertThat(Parsing.refused(Parsing.ofUser("userFills", other)).reason())
        .isEqualTo(RejectReason.WRONG_SYMBOL);
    assertThat(Parsing.refused(Parsing.ofUser("userFills", malformed)).reason())
        .isEqualTo(RejectReason.OUT_OF_RANGE);
    assertThat(Parsing.refused(Parsing.ofNobody("userFills", "[]")).reason())
        .isEqualTo(RejectReason.MISSING_HEADER);
  }

  @Test
  void shouldReadFillsOfTwapOrders() {
    String slice = "{\"fill\":" + FILL + ",\"twapId\":2087225}";
    String frame =
        "{\"channel\":\"userTwapSliceFills\",\"data\":{\"user\":\""
            + USER
            + "\",\"twapSliceFills\":["
            + slice
            + "]}}";

    for (String document : new String[] {frame, "[" + slice + "]"}) {
      UserFills fills =
          Parsing.event(UserFills.class, Parsing.ofUser("userTwapSliceFills", document));
      assertThat(fills.fills()).hasSize(1);
      assertThat(fills.fills().getFirst().twapId()).contains(2_087_225L);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"sz\":\"0.001\"|\"sz\":\"0\"|NOT_POSITIVE",
        "\"sz\":\"0.001\"|\"sz\":\"-0.1\"|NOT_POSITIVE",
        "\"sz\":\"0.001\"|\"sz\":1e99999999999|OUT_OF_RANGE",
        "\"px\":\"66653.0\"|\"px\":\"9999999999999999999999999999999\"|OUT_OF_RANGE",
        "\"startPosition\":\"-3695042.8999999999\"|\"startPosition\":\"NaN\"|WRONG_TYPE",
        "\"startPosition\":\"-3695042.8999999999\",||MISSING_FIELD",
        "\"side\":\"A\"|\"side\":\"sell\"|UNKNOWN_TYPE",
        "9223372036854775807|9223372036854775808|OUT_OF_RANGE",
        "9223372036854775807|\"1\"|WRONG_TYPE",
        "\"crossed\":false|\"crossed\":0|WRONG_TYPE",
        "1781528065899|1790000060124|FUTURE_TIME",
        "0x8CDBA352268065be9d5444e1f82b8fe83717bbd5|0x8C|OUT_OF_RANGE",
        "\"coin\":\"BTC\"|\"coin\":\"B\\u0000C\"|OUT_OF_RANGE"
      })
  void shouldSetAsideAFillThatItCannotUse(String from, String to, RejectReason reason) {
    String bad = FILL.replace(from, to == null ? "" : to);
    HyperliquidFrame frame =
        Parsing.ok(Parsing.ofUser("userFills", "[" + FILL + " , " + bad + "," + FILL + "]"));

    assertThat(((UserFills) frame.event()).fills()).hasSize(2);
    assertThat(frame.refused()).hasSize(1);
    assertThat(frame.refused().getFirst().reason())
        .as(frame.refused().getFirst().detail())
        .isEqualTo(reason);
    assertThat(new String(frame.refused().getFirst().raw(), UTF_8)).isEqualTo(bad);
  }
}
