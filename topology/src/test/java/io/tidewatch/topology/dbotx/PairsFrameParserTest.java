package io.tidewatch.topology.dbotx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairsFrameParserTest {
  private static final String PAIR = "7Z9uVtPzG8bAcD4eXn2kQm5rLwYhTfJsBvUoKpRiEa3";

  private static Parsed<PairsFrame> parse(String frame) {
    return PairsFrameParser.parseFrame(frame.getBytes(UTF_8), 1_761_900_000_123L);
  }

  private static PairsFrame parsed(String frame) {
    return ((Parsed.Ok<PairsFrame>) parse(frame)).event();
  }

  private static Parsed.Rejected<PairsFrame> rejected(String frame) {
    return (Parsed.Rejected<PairsFrame>) parse(frame);
  }

  private static String frame(String... items) {
    return "{\"type\":\"pairsInfo\",\"result\":[" + String.join(",", items) + "]}";
  }

  private static String item(String fields) {
    return "{\"p\":\"" + PAIR + "\"," + fields + "}";
  }

  private static PairFigures figures(String fields) {
    return parsed(frame(item(fields))).rows().getFirst().figures();
  }

  @Test
  void shouldReadEveryFigureToTheLastDigit() {
    PairFigures figures =
        figures(
            "\"tp\":1.6296673031475173e-6,\"tpu\":2.8e-8,\"mp\":244450.09,\"tr\":350150376.073629,"
                + "\"cr\":570.628619072,\"t10\":0.1834,\"h\":1543,\"pc5m\":-0.12,\"bv5m\":1523.4471,"
                + "\"sv5m\":889.120,\"bt5m\":31,\"st5m\":0,\"unknown\":{\"deep\":[1,{}]}");

    assertThat(figures.priceQuote()).contains(new BigDecimal("1.6296673031475173e-6"));
    assertThat(figures.priceUsd()).contains(new BigDecimal("2.8e-8"));
    assertThat(figures.marketCapUsd()).contains(new BigDecimal("244450.09"));
    assertThat(figures.tokenReserve()).contains(new BigDecimal("350150376.073629"));
    assertThat(figures.quoteReserve()).contains(new BigDecimal("570.628619072"));
    assertThat(figures.top10Share()).contains(new BigDecimal("0.1834"));
    assertThat(figures.holders()).contains(1_543L);
    assertThat(figures.windows())
        .containsExactly(
            new PairFigures.Window(
                Interval.M5,
                Optional.of(new BigDecimal("-0.12")),
                Optional.of(new BigDecimal("1523.4471")),
                Optional.of(new BigDecimal("889.120")),
                Optional.of(31L),
                Optional.of(0L)));
  }

  @Test
  void shouldKeepTheIntervalsApart() {
    PairFigures figures = figures("\"pc24h\":5,\"pc6h\":4,\"pc1h\":3,\"pc5m\":2,\"pc1m\":1");

    assertThat(figures.windows())
        .extracting(PairFigures.Window::interval)
        .containsExactly(Interval.values());
    assertThat(figures.window(Interval.H6).priceChange()).contains(new BigDecimal(4));
  }

  @Test
  void shouldTakeTheReceiveTime() {
    assertThat(parsed(frame()).timeMs()).isEqualTo(1_761_900_000_123L);
  }

  @Test
  void shouldTakeFramesOfTheOlderTypeWhateverTheOrderOfFields() {
    assertThat(
            parsed("{\"result\":[" + item("\"pc1m\":1") + "],\"x\":1,\"type\":\"tokensInfo\"}")
                .rows())
        .hasSize(1);
  }

  @Test
  void shouldTellAbsentFromZero() {
    PairFigures figures = figures("\"mp\":0,\"tpu\":null,\"bv1m\":0.000,\"sv1m\":null");

    assertThat(figures.marketCapUsd()).contains(BigDecimal.ZERO);
    assertThat(figures.priceUsd()).isEmpty();
    assertThat(figures.window(Interval.M1).buyUsd()).contains(BigDecimal.ZERO);
    assertThat(figures.window(Interval.M1).sellUsd()).isEmpty();
    assertThat(figures.window(Interval.M1).volumeUsd()).isEmpty();
    assertThat(figures.windows()).hasSize(1);
  }

  @Test
  void shouldTakeNumbersThatComeAsText() {
    PairsFrame frame = parsed(frame(item("\"pc1m\":\"-0.15\",\"bt1m\":\"31\",\"tp\":\"2.8e-8\"")));

    assertThat(frame.figuresAsText()).isEqualTo(3);
    assertThat(frame.unreadableFigures()).isZero();
    assertThat(frame.rows().getFirst().figures().window(Interval.M1).priceChange())
        .contains(new BigDecimal("-0.15"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "\"NaN\"",
        "\"\"",
        "\" 1\"",
        "\"1,5\"",
        "\"0x1\"",
        "\"+1\"",
        "\"１\"",
        "{\"a\":[1]}",
        "[0.1]",
        "1e999999999",
        "1e-999999999",
        "1e99999999999999999999",
        "\"1e999999999\"",
        "1e31",
        "1e-60",
        "0.12345678901234567890123456789012345678901234567890",
        "-1"
      })
  void shouldTakeAFigureThatIsNoNumberForAbsent(String value) {
    PairsFrame frame = parsed(frame(item("\"bv1m\":" + value + ",\"pc1m\":0.1")));

    assertThat(frame.unreadableFigures()).isEqualTo(1);
    assertThat(frame.rows().getFirst().figures().window(Interval.M1).buyUsd()).isEmpty();
    assertThat(frame.rows().getFirst().figures().window(Interval.M1).priceChange())
        .contains(new BigDecimal("0.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "-3", "1e16"})
  void shouldTakeACountThatIsNoneForAbsent(String value) {
    PairsFrame frame = parsed(frame(item("\"bt1m\":" + value + ",\"h\":2.0")));

    assertThat(frame.unreadableFigures()).isEqualTo(1);
    assertThat(frame.rows().getFirst().figures().holders()).contains(2L);
  }

  @Test
  void shouldSetAsideElementsWithoutAPair() {
    PairsFrame frame =
        parsed(
            frame(
                "{\"pc1m\":0.1}",
                item("\"pc1m\":1"),
                " {\"p\":null , \"x\":[1] }",
                "{\"p\":7}",
                "{\"p\":\"short\"}",
                "{\"p\":\"" + PAIR.replace('Z', '0') + "\"}",
                "12.5",
                "[ {} ]",
                "null",
                "\"é\\\"]\"",
                item("\"pc1m\":2")));

    assertThat(frame.rows()).hasSize(2);
    assertThat(frame.refused())
        .extracting(row -> row.reason() + " " + new String(row.raw(), UTF_8))
        .containsExactly(
            "MISSING_FIELD {\"pc1m\":0.1}",
            "WRONG_TYPE {\"p\":null , \"x\":[1] }",
            "WRONG_TYPE {\"p\":7}",
            "OUT_OF_RANGE {\"p\":\"short\"}",
            "OUT_OF_RANGE {\"p\":\"" + PAIR.replace('Z', '0') + "\"}",
            "WRONG_TYPE 12.5",
            "WRONG_TYPE [ {} ]",
            "WRONG_TYPE null",
            "WRONG_TYPE \"é\\\"]\"");
  }

  @Test
  void shouldKeepBothOfTwoElementsOfAPairInTheirOrder() {
    assertThat(parsed(frame(item("\"mp\":1"), item("\"mp\":2"))).rows())
        .extracting(row -> row.figures().marketCapUsd().orElseThrow())
        .containsExactly(new BigDecimal(1), new BigDecimal(2));
  }

  @Test
  void shouldRefuseWhatIsNoSuchFrame() {
    assertThat(rejected("[]").reason()).isEqualTo(RejectReason.UNKNOWN_TYPE);
    assertThat(rejected("{}").reason()).isEqualTo(RejectReason.UNKNOWN_TYPE);
    assertThat(rejected("{\"type\":\"pairInfo\",\"result\":[]}").reason())
        .isEqualTo(RejectReason.UNKNOWN_TYPE);
    assertThat(
            rejected("{\"status\":\"ack\",\"result\":{\"type\":\"pairsInfo\",\"t\":1}}").reason())
        .isEqualTo(RejectReason.UNKNOWN_TYPE);
    assertThat(rejected("{\"type\":\"pairsInfo\"}").reason()).isEqualTo(RejectReason.MISSING_FIELD);
    assertThat(rejected("{\"type\":\"pairsInfo\",\"result\":{}}").reason())
        .isEqualTo(RejectReason.WRONG_TYPE);
    assertThat(rejected("{\"type\":\"pairsInfo\",\"result\":null}").reason())
        .isEqualTo(RejectReason.WRONG_TYPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "not json",
        "{\"type\":\"pairsInfo\",\"result\":[",
        "{\"type\":\"pairsInfo\",\"result\":[{\"p\":",
        "{\"type\":\"pairsInfo\",\"result\":[]} {}",
        "{\"type\":\"pairsInfo\",\"type\":\"pairsInfo\",\"result\":[]}",
        "{\"type\":\"pairsInfo\",\"result\":[{\"pc1m\":1,\"pc1m\":1}]}",
        "{\"type\":\"pairsInfo\",\"result\":[{\"pc1m\":NaN}]}",
        "{\"type\":\"pairsInfo\",\"result\":[{\"pc1m\":Infinity}]}"
      })
  void shouldRefuseWhatIsNotOneDocument(String frame) {
    assertThat(parse(frame)).isInstanceOf(Parsed.Rejected.class);
  }

  @Test
  void shouldRefuseWhatIsTooDeep() {
    String deep = "[".repeat(200_000) + "]".repeat(200_000);

    assertThat(rejected(frame(item("\"x\":" + deep))).reason()).isEqualTo(RejectReason.NOT_JSON);
  }

  @Test
  void shouldNotStopAtANumberOfManyDigits() {
    assertThat(parse(frame(item("\"pc1m\":0." + "1".repeat(100_000))))).isNotNull();
  }
}
