package io.tidewatch.topology.binance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuturesRestParserTest {
  private static final long RECEIVED = 1_700_000_000_000L;
  private static final String TICKER =
      """
      {"symbol":"BTCUSDT","lastPrice":"65000.10","quoteVolume":"12345678.9",\
      "priceChangePercent":"-1.250","closeTime":1699999999000,"count":7}\
      """;

  @Test
  void shouldReadATicker() {
    FuturesTicker ticker = ticker(TICKER);

    assertThat(ticker)
        .isEqualTo(
            new FuturesTicker(
                "BTCUSDT",
                1_699_999_999_000L,
                new BigDecimal("65000.10"),
                new BigDecimal("12345678.9"),
                new BigDecimal("-1.250")));
  }

  @Test
  void shouldReadNumbersInPlaceOfTexts() {
    FuturesTicker ticker =
        ticker(
            TICKER
                .replace("\"65000.10\"", "65000.10")
                .replace("1699999999000", "\"1699999999000\""));

    assertThat(ticker.lastPrice()).isEqualByComparingTo("65000.10");
    assertThat(ticker.timeMs()).isEqualTo(1_699_999_999_000L);
  }

  @Test
  void shouldNotLetATickerRunAheadOfItsReceipt() {
    assertThat(ticker(TICKER.replace("1699999999000", "1700000000500")).timeMs())
        .isEqualTo(RECEIVED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"65000.10\";\"NaN\";WRONG_TYPE",
        "\"65000.10\";\"Infinity\";WRONG_TYPE",
        "\"65000.10\";NaN;NOT_JSON",
        "\"65000.10\";1e999;OUT_OF_RANGE",
        "\"65000.10\";null;WRONG_TYPE",
        "\"65000.10\";\"0\";NOT_POSITIVE",
        "\"65000.10\";\"-1\";NOT_POSITIVE",
        "\"65000.10\";\"1000000000000000001\";OUT_OF_RANGE",
        "\"12345678.9\";\"-0.1\";NOT_POSITIVE",
        "1699999999000;1700000060001;FUTURE_TIME",
        "1699999999000;\"soon\";WRONG_TYPE",
        "1699999999000;0;NOT_POSITIVE",
        "\"closeTime\";\"closedAt\";MISSING_FIELD"
      })
  void shouldRefuseATickerWithReason(String from, String to, RejectReason reason) {
    Parsed<FuturesTicker> parsed =
        FuturesTickerParser.parseRow(TICKER.replace(from, to).getBytes(UTF_8), RECEIVED);

    assertThat(parsed)
        .isInstanceOfSatisfying(
            Parsed.Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(reason));
  }

  @Test
  void shouldReadTheCurrentOpenInterest() {
    OpenInterestNews news =
        news(
            "open-interest",
            "{\"openInterest\":\"10659.509\",\"symbol\":\"BTCUSDT\",\"time\":1589437530011}");

    assertThat(news)
        .isInstanceOfSatisfying(
            OpenInterestNews.Series.class,
            series -> {
              assertThat(series.symbol()).contains("BTCUSDT");
              assertThat(series.history()).isFalse();
              assertThat(series.timeMs()).isEqualTo(1_589_437_530_011L);
              assertThat(series.points())
                  .containsExactly(
                      new OpenInterestNews.Point(
                          1_589_437_530_011L, new BigDecimal("10659.509"), Optional.empty()));
            });
  }

  @Test
  void shouldReadAHistoryInOrderOfTimeWithTimesAsTextOrNumber() {
    OpenInterestNews news =
        news(
            "open-interest-history",
            """
            [{"symbol":"BTCUSDT","sumOpenInterest":"20403.637","sumOpenInterestValue":"150570784.07",\
            "timestamp":"1583127900000"},
            {"symbol":"BTCUSDT","sumOpenInterest":"20401.0","sumOpenInterestValue":"150570000",\
            "timestamp":1583127000000,"CMCCirculatingSupply":"1"}]\
            """);

    assertThat(news)
        .isInstanceOfSatisfying(
            OpenInterestNews.Series.class,
            series -> {
              assertThat(series.history()).isTrue();
              assertThat(series.points())
                  .extracting(OpenInterestNews.Point::timeMs)
                  .containsExactly(1_583_127_000_000L, 1_583_127_900_000L);
              assertThat(series.points().getLast().value())
                  .contains(new BigDecimal("150570784.07"));
              assertThat(series.timeMs()).isEqualTo(1_583_127_900_000L);
            });
  }

  @Test
  void shouldKeepTheShareAndNotTheRatio() {
    OpenInterestNews news =
        news(
            "top-positions",
            """
            [{"symbol":"BTCUSDT","longShortRatio":"1.4342","longAccount":"0.5891",\
            "shortAccount":"0.4108","timestamp":"1583139600000"}]\
            """);

    assertThat(news)
        .isInstanceOfSatisfying(
            OpenInterestNews.Shares.class,
            shares -> {
              assertThat(shares.of()).isEqualTo(OpenInterestNews.Of.TOP_POSITIONS);
              assertThat(shares.shares())
                  .containsExactly(
                      new OpenInterestNews.Share(1_583_139_600_000L, new BigDecimal("0.589159")));
            });
  }

  @Test
  void shouldReadAShareOfAllThatAreLong() {
    OpenInterestNews news =
        news(
            "global-accounts",
            """
            [{"symbol":"BTCUSDT","longShortRatio":"0","longAccount":"1","shortAccount":"0",\
            "timestamp":1583139600000}]\
            """);

    assertThat(news)
        .isInstanceOfSatisfying(
            OpenInterestNews.Shares.class,
            shares -> assertThat(shares.shares().getFirst().longShare()).isEqualByComparingTo("1"));
  }

  @Test
  void shouldSetAsideARowThatCannotBeUsed() {
    OpenInterestNews news =
        news(
            "global-accounts",
            """
            [{"symbol":"BTCUSDT","longAccount":"0.6","shortAccount":"0.4","timestamp":1583139600000},
            {"symbol":"BTCUSDT","longAccount":"0","shortAccount":"0","timestamp":1583140500000},
            {"symbol":"ETHUSDT","longAccount":"0.5","shortAccount":"0.5","timestamp":1583140500000},
            {"symbol":"BTCUSDT","longAccount":"0.5","shortAccount":"0.5","timestamp":1800000000000},
            7]\
            """);

    assertThat(news)
        .isInstanceOfSatisfying(
            OpenInterestNews.Shares.class,
            shares -> {
              assertThat(shares.shares()).hasSize(1);
              assertThat(shares.refused())
                  .extracting(RefusedRow::reason)
                  .containsExactly(
                      RejectReason.NOT_POSITIVE,
                      RejectReason.WRONG_SYMBOL,
                      RejectReason.FUTURE_TIME,
                      RejectReason.UNKNOWN_TYPE);
            });
  }

  @Test
  void shouldTakeAnEmptyHistoryForOneOfANewContract() {
    assertThat(news("open-interest-history", "[]"))
        .isInstanceOfSatisfying(
            OpenInterestNews.Series.class,
            series -> {
              assertThat(series.symbol()).isEmpty();
              assertThat(series.timeMs()).isEqualTo(RECEIVED);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "open-interest;[];UNKNOWN_TYPE",
        "open-interest-history;{};UNKNOWN_TYPE",
        "open-interest-history;[{\"symbol\":\"A\"}];MISSING_FIELD",
        "candles;[];UNKNOWN_TYPE",
        "open-interest;{\"openInterest\":\"-1\",\"symbol\":\"AUSDT\",\"time\":1};NOT_POSITIVE",
        "open-interest;{\"openInterest\":\"1\",\"time\":1};MISSING_FIELD",
        "open-interest;{\"openInterest\":\"1\";NOT_JSON"
      })
  void shouldRefuseAnAnswerWithReason(String channel, String answer, RejectReason reason) {
    Parsed<OpenInterestNews> parsed =
        OpenInterestParser.parseAnswer(channel, answer.getBytes(UTF_8), RECEIVED);

    assertThat(parsed)
        .isInstanceOfSatisfying(
            Parsed.Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(reason));
  }

  @Test
  void shouldTakeTheChannelFromTheHeaders() {
    RawHeaders headers =
        new RawHeaders(
            "binance-futures", "open-interest", "rest", 1, 0, RECEIVED * 1_000, Source.LIVE);

    Parsed<OpenInterestNews> parsed =
        new OpenInterestParser()
            .parse(
                headers.toHeaders(),
                "{\"openInterest\":\"0\",\"symbol\":\"AUSDT\",\"time\":1}".getBytes(UTF_8));

    assertThat(parsed).isInstanceOf(Parsed.Ok.class);
  }

  private static FuturesTicker ticker(String row) {
    return event(FuturesTickerParser.parseRow(row.getBytes(UTF_8), RECEIVED));
  }

  private static OpenInterestNews news(String channel, String answer) {
    return event(OpenInterestParser.parseAnswer(channel, answer.getBytes(UTF_8), RECEIVED));
  }

  private static <T> T event(Parsed<T> parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Ok.class);
    return ((Parsed.Ok<T>) parsed).event();
  }
}
