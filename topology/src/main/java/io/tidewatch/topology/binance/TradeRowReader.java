package io.tidewatch.topology.binance;

import io.tidewatch.topology.parse.JsonFields;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads one row of the REST answers that fill gaps: of {@code aggTrades} (fills of one taker order
 * at one price, with the range of their ids) or of {@code historicalTrades} (single trades).
 *
 * @see <a
 *     href="https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints">Market
 *     data endpoints</a>
 */
final class TradeRowReader {
  /** A row of more trades than this is no row. */
  private static final long MAX_TRADES = 100_000;

  private TradeRowReader() {}

  static Parsed<SpotTrade> read(byte[] row) {
    try {
      JsonFields fields = JsonFields.of(row);
      return new Parsed.Ok<>(fields.has("a") ? aggregate(fields) : single(fields), row);
    } catch (Refusal refusal) {
      return new Parsed.Rejected<>(refusal.reason(), refusal.getMessage(), row);
    }
  }

  private static SpotTrade aggregate(JsonFields row) throws Refusal {
    long first = row.id("f");
    long last = row.id("l");
    if (last < first || last - first >= MAX_TRADES) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE, "l: expected an id from f " + first + " on, was " + last);
    }
    BigDecimal price = row.positive("p");
    long notional = TradeFrameReader.notional(price, row.positive("q"));
    long time = row.time("T");
    boolean buyerIsMaker = row.bool("m");
    return new SpotTrade(
        Optional.empty(), first, last, Notional.price(price), notional, time, !buyerIsMaker);
  }

  private static SpotTrade single(JsonFields row) throws Refusal {
    long id = row.id("id");
    BigDecimal price = row.positive("price");
    long notional = TradeFrameReader.notional(price, row.positive("qty"));
    long time = row.time("time");
    boolean buyerIsMaker = row.bool("isBuyerMaker");
    return new SpotTrade(
        Optional.empty(), id, id, Notional.price(price), notional, time, !buyerIsMaker);
  }
}
