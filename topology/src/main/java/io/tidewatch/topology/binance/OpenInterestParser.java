package io.tidewatch.topology.binance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.topology.parse.Encoding;
import io.tidewatch.topology.parse.FrameParser;
import io.tidewatch.topology.parse.JsonFields;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Reads the raw topic of open interest; the header {@code channel} says which answer a record is. A
 * row of an array that cannot be used is set aside, and the answer refused only if no row is left.
 * Timestamps may be numbers or text: the venue changed them in 2026.
 *
 * @see <a
 *     href="https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api/Open-Interest">Open
 *     interest</a>
 */
public final class OpenInterestParser implements FrameParser<OpenInterestNews> {
  /** 500 rows, the most that the venue sends at once, have about 80 kB. */
  public static final int MAX_BYTES = 256 * 1024;

  public static final String OPEN_INTEREST = "open-interest";
  public static final String HISTORY = "open-interest-history";
  public static final String TOP_POSITIONS = "top-positions";
  public static final String GLOBAL_ACCOUNTS = "global-accounts";

  private static final int SHARE_DECIMALS = 6;

  @Override
  public Parsed<OpenInterestNews> parse(Headers headers, byte[] frame) {
    Header channel = headers.lastHeader(RawHeaders.CHANNEL);
    long receivedMs = RawHeaders.number(headers, RawHeaders.RECEIVED_US).orElse(0) / 1_000;
    String name =
        channel == null || channel.value() == null ? "" : new String(channel.value(), UTF_8);
    return parseAnswer(name, frame, receivedMs);
  }

  /**
   * Reads an answer.
   *
   * @param receivedMs receive time, epoch milliseconds
   */
  public static Parsed<OpenInterestNews> parseAnswer(
      String channel, byte[] answer, long receivedMs) {
    try {
      Encoding.requireUtf8(answer);
      return new Parsed.Ok<>(read(channel, answer, receivedMs), answer);
    } catch (Refusal refusal) {
      return new Parsed.Rejected<>(refusal.reason(), refusal.getMessage(), answer);
    }
  }

  private static OpenInterestNews read(String channel, byte[] answer, long receivedMs)
      throws Refusal {
    return switch (channel) {
      case OPEN_INTEREST -> current(JsonFields.of(answer), receivedMs);
      case HISTORY -> {
        Rows<OpenInterestNews.Point> rows =
            Rows.read(answer, receivedMs, OpenInterestParser::past, OpenInterestNews.Point::timeMs);
        yield new OpenInterestNews.Series(
            rows.symbol(), rows.newestMs(), true, rows.taken(), rows.refused());
      }
      case TOP_POSITIONS -> shares(answer, receivedMs, OpenInterestNews.Of.TOP_POSITIONS);
      case GLOBAL_ACCOUNTS -> shares(answer, receivedMs, OpenInterestNews.Of.GLOBAL_ACCOUNTS);
      default ->
          throw new Refusal(
              RejectReason.UNKNOWN_TYPE,
              "channel: expected one of open interest, was '" + channel + "'");
    };
  }

  private static OpenInterestNews current(JsonFields row, long receivedMs) throws Refusal {
    long time = row.timeOrText("time");
    FuturesLimits.notFromTheFuture("time", time, receivedMs);
    OpenInterestNews.Point point =
        new OpenInterestNews.Point(
            time, FuturesLimits.sane("openInterest", row.amount("openInterest")), Optional.empty());
    return new OpenInterestNews.Series(
        Optional.of(row.text("symbol")), time, false, List.of(point), List.of());
  }

  private static OpenInterestNews shares(byte[] answer, long receivedMs, OpenInterestNews.Of of)
      throws Refusal {
    Rows<OpenInterestNews.Share> rows =
        Rows.read(answer, receivedMs, OpenInterestParser::share, OpenInterestNews.Share::timeMs);
    return new OpenInterestNews.Shares(
        rows.symbol(), rows.newestMs(), of, rows.taken(), rows.refused());
  }

  private static OpenInterestNews.Point past(JsonFields row) throws Refusal {
    Optional<BigDecimal> value =
        row.has("sumOpenInterestValue")
            ? Optional.of(
                FuturesLimits.sane("sumOpenInterestValue", row.amount("sumOpenInterestValue")))
            : Optional.empty();
    return new OpenInterestNews.Point(
        row.timeOrText("timestamp"),
        FuturesLimits.sane("sumOpenInterest", row.amount("sumOpenInterest")),
        value);
  }

  private static OpenInterestNews.Share share(JsonFields row) throws Refusal {
    BigDecimal longs = FuturesLimits.sane("longAccount", row.amount("longAccount"));
    BigDecimal both = longs.add(FuturesLimits.sane("shortAccount", row.amount("shortAccount")));
    if (both.signum() == 0) {
      throw new Refusal(
          RejectReason.NOT_POSITIVE, "expected longAccount or shortAccount over 0, was neither");
    }
    return new OpenInterestNews.Share(
        row.timeOrText("timestamp"), longs.divide(both, SHARE_DECIMALS, RoundingMode.HALF_EVEN));
  }
}
