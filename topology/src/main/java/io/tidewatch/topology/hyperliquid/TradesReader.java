package io.tidewatch.topology.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrade;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrades;
import io.tidewatch.topology.parse.Encoding;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.RejectReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Goes through a frame of public trades from left to right, without building anything but the
 * trades: thousands of them come each second, while other records are few. Not thread-safe.
 */
final class TradesReader {
  private final Message message;
  private final JsonParser parser;
  private final TradeRow row;
  private final List<PublicTrade> trades = new ArrayList<>();
  private final List<RefusedRow> refused = new ArrayList<>();

  private TradesReader(Message message, JsonParser parser) {
    this.message = requireNonNull(message, "message");
    this.parser = requireNonNull(parser, "parser");
    this.row = new TradeRow(parser, message.receivedMs());
  }

  static HyperliquidFrame read(Message message) throws Refusal {
    // In another encoding the parser would tell places in characters, not in bytes.
    Encoding.requireUtf8(message.bytes());
    try (JsonParser parser = Json.MAPPER.createParser(message.bytes())) {
      return new TradesReader(message, parser).frame();
    }
  }

  private HyperliquidFrame frame() throws Refusal {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new Refusal(
          RejectReason.UNKNOWN_TYPE, "frame: expected an object, was " + parser.currentToken());
    }
    String channel = null;
    JsonToken data = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals("channel") && token == JsonToken.VALUE_STRING) {
        channel = parser.getString();
      } else if (name.equals("data")) {
        data = token;
        rows(token);
      } else {
        parser.skipChildren();
      }
    }
    DocumentReader.requireEnd(parser);
    check(channel, data);
    return new HyperliquidFrame(message.receivedMs(), new PublicTrades(trades), refused);
  }

  private static void check(String channel, JsonToken data) throws Refusal {
    if (!HyperliquidRecords.TRADES.equals(channel)) {
      throw new Refusal(
          RejectReason.UNKNOWN_TYPE,
          "channel: expected trades, was " + (channel == null ? "none" : Words.quoted(channel)));
    }
    if (data == null) {
      throw new Refusal(RejectReason.MISSING_FIELD, "expected a field data, was absent");
    }
    if (data != JsonToken.START_ARRAY) {
      throw new Refusal(RejectReason.WRONG_TYPE, "data: expected an array, was " + data);
    }
  }

  private void rows(JsonToken token) {
    if (token != JsonToken.START_ARRAY) {
      // Error frames have a text here: the channel tells them.
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int from = (int) parser.currentTokenLocation().getByteOffset();
      try {
        trades.add(row.read());
      } catch (Refusal refusal) {
        // A text is only read to its end when it is asked for.
        parser.finishToken();
        int upTo = (int) parser.currentLocation().getByteOffset();
        refused.add(
            new RefusedRow(
                refusal.reason(),
                refusal.getMessage(),
                Arrays.copyOfRange(message.bytes(), from, upTo)));
      }
    }
  }
}
