package io.tidewatch.topology.binance;

import static io.tidewatch.topology.binance.FuturesFields.amount;
import static io.tidewatch.topology.binance.FuturesFields.positive;
import static io.tidewatch.topology.binance.FuturesFields.time;
import static io.tidewatch.topology.binance.FuturesFields.whole;

import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads answers of rows such as {@code [openTime, open, high, low, close, volume, closeTime,
 * quoteVolume, trades, takerBuyBase, takerBuyQuote, ...]}. A row may end after its volume.
 */
final class KlineRowsReader {
  private static final int VOLUME = 5;
  private static final int QUOTE_VOLUME = 7;
  private static final int TRADES = 8;
  private static final int TAKER_BUY_QUOTE = 10;

  private KlineRowsReader() {}

  /**
   * Reads an answer.
   *
   * @param parser stands on the opening bracket
   */
  static FuturesFrame.Rows read(byte[] frame, JsonParser parser, long receivedMs) throws Refusal {
    List<FuturesKline> klines = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int from = (int) parser.currentTokenLocation().getByteOffset();
      JsonNode row = parser.readValueAsTree();
      try {
        klines.add(row(row));
      } catch (Refusal refusal) {
        int upTo = (int) parser.currentLocation().getByteOffset();
        refused.add(
            new RefusedRow(
                refusal.reason(), refusal.getMessage(), Arrays.copyOfRange(frame, from, upTo)));
      }
    }
    if (parser.nextToken() != null) {
      throw new Refusal(
          RejectReason.NOT_JSON, "expected one JSON document, was more: " + parser.currentToken());
    }
    return new FuturesFrame.Rows(receivedMs, klines, refused);
  }

  private static FuturesKline row(JsonNode row) throws Refusal {
    if (!row.isArray()) {
      throw new Refusal(
          RejectReason.WRONG_TYPE, "row: expected an array, was " + row.getNodeType());
    }
    if (row.size() <= VOLUME) {
      throw new Refusal(
          RejectReason.MISSING_FIELD,
          "row: expected at least " + (VOLUME + 1) + " fields, was " + row.size());
    }
    Optional<BigDecimal> trades = optional(row, TRADES, "trades");
    return KlineFigures.checked(
        new FuturesKline(
            time(row.get(0), "open time"),
            positive(row.get(1), "open"),
            positive(row.get(2), "high"),
            positive(row.get(3), "low"),
            positive(row.get(4), "close"),
            amount(row.get(VOLUME), "volume"),
            optional(row, QUOTE_VOLUME, "quote volume"),
            trades.isEmpty() ? Optional.empty() : Optional.of(whole(trades.get(), "trades")),
            optional(row, TAKER_BUY_QUOTE, "taker buy quote volume")));
  }

  private static Optional<BigDecimal> optional(JsonNode row, int field, String name)
      throws Refusal {
    return row.size() <= field || row.get(field).isNull()
        ? Optional.empty()
        : Optional.of(amount(row.get(field), name));
  }
}
