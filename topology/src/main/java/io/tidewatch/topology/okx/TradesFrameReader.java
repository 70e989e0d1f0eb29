package io.tidewatch.topology.okx;

import io.tidewatch.topology.parse.JsonFields;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a trades frame with the general JSON reader; the reference of what is a valid one. */
final class TradesFrameReader {
  /** Digits of the number of fills. */
  static final int MAX_COUNT_DIGITS = 6;

  private TradesFrameReader() {}

  static Parsed<OkxFrame> read(byte[] bytes) {
    try {
      JsonFields frame = JsonFields.of(bytes);
      JsonFields arg = frame.object("arg");
      Channels.check(arg, "trades");
      String instId = arg.text("instId");
      List<OkxTrade> trades = new ArrayList<>();
      for (JsonFields row : frame.elements("data")) {
        trades.add(trade(instId, row));
      }
      if (trades.isEmpty()) {
        throw new Refusal(RejectReason.MISSING_FIELD, "data: expected trades, was empty");
      }
      return new Parsed.Ok<>(new TradesFrame(Optional.of(instId), trades), bytes);
    } catch (Refusal refusal) {
      return new Parsed.Rejected<>(refusal.reason(), refusal.getMessage(), bytes);
    }
  }

  private static OkxTrade trade(String instId, JsonFields row) throws Refusal {
    String named = row.text("instId");
    if (!named.equals(instId)) {
      throw new Refusal(
          RejectReason.WRONG_SYMBOL,
          "instId: expected that of the subscription, " + instId + ", was '" + named + "'");
    }
    return new OkxTrade(
        Decimals.whole("tradeId", row.text("tradeId"), Decimals.MAX_DIGITS),
        amount("px", row),
        amount("sz", row),
        BookFrameReader.time(row),
        takerBuys(row.text("side")),
        row.has("count") ? (int) Decimals.whole("count", row.text("count"), MAX_COUNT_DIGITS) : 0);
  }

  private static BigDecimal amount(String field, JsonFields row) throws Refusal {
    String text = row.text(field);
    return BigDecimal.valueOf(Decimals.positive(field, text), Decimals.scale(text));
  }

  private static boolean takerBuys(String side) throws Refusal {
    return switch (side) {
      case "buy" -> true;
      case "sell" -> false;
      default ->
          throw new Refusal(
              RejectReason.UNKNOWN_TYPE, "side: expected buy or sell, was '" + side + "'");
    };
  }
}
