package io.tidewatch.topology.binance;

import io.tidewatch.topology.parse.JsonFields;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads a trade frame with the general JSON reader: any order of fields, unknown fields ignored,
 * with or without the wrapping of a combined stream. This is the reference of what is a valid
 * frame.
 *
 * @see <a href="https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams">Trade
 *     streams</a>
 */
final class TradeFrameReader {
  private TradeFrameReader() {}

  static Parsed<SpotTrade> read(byte[] frame) {
    try {
      JsonFields fields = JsonFields.of(frame);
      return new Parsed.Ok<>(trade(fields.has("stream") ? fields.object("data") : fields), frame);
    } catch (Refusal refusal) {
      return new Parsed.Rejected<>(refusal.reason(), refusal.getMessage(), frame);
    }
  }

  private static SpotTrade trade(JsonFields data) throws Refusal {
    String type = data.text("e");
    if (!type.equals("trade")) {
      throw new Refusal(RejectReason.UNKNOWN_TYPE, "e: expected trade, was '" + type + "'");
    }
    data.time("E");
    String symbol = data.text("s");
    long id = data.id("t");
    BigDecimal price = data.positive("p");
    long notional = notional(price, data.positive("q"));
    long time = data.time("T");
    boolean buyerIsMaker = data.bool("m");
    return new SpotTrade(
        Optional.of(symbol), id, id, Notional.price(price), notional, time, !buyerIsMaker);
  }

  static long notional(BigDecimal price, BigDecimal quantity) throws Refusal {
    try {
      return Notional.rounded(price, quantity);
    } catch (ArithmeticException e) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE,
          "expected price x quantity of at most "
              + Notional.LIMIT.toPlainString()
              + ", was "
              + price
              + " x "
              + quantity);
    }
  }
}
