package io.tidewatch.topology.binance;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.topology.parse.Encoding;
import io.tidewatch.topology.parse.FrameParser;
import io.tidewatch.topology.parse.JsonFields;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import org.apache.kafka.common.header.Headers;

/** Reads one element of {@code ticker/24hr} of Binance's USDT-margined futures. */
public final class FuturesTickerParser implements FrameParser<FuturesTicker> {
  /** An element has about 400 bytes. */
  public static final int MAX_BYTES = 8_192;

  @Override
  public Parsed<FuturesTicker> parse(Headers headers, byte[] frame) {
    long receivedMs = RawHeaders.number(headers, RawHeaders.RECEIVED_US).orElse(0) / 1_000;
    return parseRow(frame, receivedMs);
  }

  /**
   * Reads a row.
   *
   * @param receivedMs receive time, epoch milliseconds
   */
  public static Parsed<FuturesTicker> parseRow(byte[] row, long receivedMs) {
    try {
      Encoding.requireUtf8(row);
      return new Parsed.Ok<>(read(JsonFields.of(row), receivedMs), row);
    } catch (Refusal refusal) {
      return new Parsed.Rejected<>(refusal.reason(), refusal.getMessage(), row);
    }
  }

  private static FuturesTicker read(JsonFields row, long receivedMs) throws Refusal {
    String symbol = row.text("symbol");
    long closeTime = row.timeOrText("closeTime");
    FuturesLimits.notFromTheFuture("closeTime", closeTime, receivedMs);
    BigDecimal price = FuturesLimits.sane("lastPrice", row.amount("lastPrice"));
    if (price.signum() == 0) {
      throw new Refusal(RejectReason.NOT_POSITIVE, "lastPrice: expected more than 0, was 0");
    }
    return new FuturesTicker(
        symbol,
        Math.min(closeTime, receivedMs),
        price,
        FuturesLimits.sane("quoteVolume", row.amount("quoteVolume")),
        FuturesLimits.sane("priceChangePercent", row.decimal("priceChangePercent")));
  }
}
