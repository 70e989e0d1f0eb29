package io.tidewatch.topology.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrade;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RejectReason;
import java.util.Arrays;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one public trade after the other. Not thread-safe. */
final class TradeRow {
  private static final int COIN = 0;
  private static final int SIDE = 1;
  private static final int PRICE = 2;
  private static final int SIZE = 3;
  private static final int TIME = 4;
  private static final int TID = 5;
  private static final int BUYER = 6;
  private static final int SELLER = 7;
  private static final String[] NAMES = {
    "coin", "side", "px", "sz", "time", "tid", "users", "users"
  };
  private static final Set<Integer> NUMBERS_OR_TEXT = Set.of(PRICE, SIZE);

  private final JsonParser parser;
  private final long receivedMs;
  private final String[] texts = new String[NAMES.length];
  private final JsonToken[] tokens = new JsonToken[NAMES.length];

  TradeRow(JsonParser parser, long receivedMs) {
    this.parser = requireNonNull(parser, "parser");
    this.receivedMs = receivedMs;
  }

  /** The trade that the parser stands at; it is read to its end even if it is refused. */
  PublicTrade read() throws Refusal {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      JsonToken found = parser.currentToken();
      parser.skipChildren();
      throw new Refusal(RejectReason.WRONG_TYPE, "trade: expected an object, was " + found);
    }
    Arrays.fill(texts, null);
    Arrays.fill(tokens, null);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      field(name);
    }
    return trade();
  }

  private void field(String name) {
    switch (name) {
      case "coin" -> keep(COIN);
      case "side" -> keep(SIDE);
      case "px" -> keep(PRICE);
      case "sz" -> keep(SIZE);
      case "time" -> keep(TIME);
      case "tid" -> keep(TID);
      case "users" -> users();
      default -> parser.skipChildren();
    }
  }

  private void keep(int field) {
    tokens[field] = parser.currentToken();
    switch (parser.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> texts[field] = parser.getString();
      default -> parser.skipChildren();
    }
  }

  /** Buyer and seller, in this order. */
  private void users() {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      keep(BUYER);
      return;
    }
    int at = BUYER;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (at <= SELLER) {
        keep(at++);
      } else {
        parser.skipChildren();
      }
    }
  }

  private PublicTrade trade() throws Refusal {
    return new PublicTrade(
        Words.name("coin", text(COIN)),
        Words.positive("px", text(PRICE)),
        Words.positive("sz", text(SIZE)),
        Words.buys(text(SIDE)),
        Words.pastTime("time", whole(TIME), receivedMs),
        tokens[TID] == null || tokens[TID] == JsonToken.VALUE_NULL ? 0 : whole(TID),
        Words.address("users", text(BUYER)),
        Words.address("users", text(SELLER)));
  }

  private String text(int field) throws Refusal {
    require(field);
    boolean number = tokens[field] != JsonToken.VALUE_STRING && texts[field] != null;
    if (texts[field] == null || number && !NUMBERS_OR_TEXT.contains(field)) {
      throw wrongType(field, "a string");
    }
    return texts[field];
  }

  private long whole(int field) throws Refusal {
    require(field);
    if (tokens[field] != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType(field, "a whole number");
    }
    return Words.id(NAMES[field], texts[field]);
  }

  private void require(int field) throws Refusal {
    if (tokens[field] == null || tokens[field] == JsonToken.VALUE_NULL) {
      throw new Refusal(
          RejectReason.MISSING_FIELD, "expected a field " + NAMES[field] + ", was absent");
    }
  }

  private Refusal wrongType(int field, String expected) {
    return new Refusal(
        RejectReason.WRONG_TYPE,
        NAMES[field] + ": expected " + expected + ", was " + tokens[field]);
  }
}
