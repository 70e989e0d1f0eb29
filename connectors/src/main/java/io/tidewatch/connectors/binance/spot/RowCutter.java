package io.tidewatch.connectors.binance.spot;

import io.tidewatch.connectors.feed.RestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Cuts the rows out of a REST answer that is an array of flat objects, each byte as it came. */
final class RowCutter {
  private static final JsonFactory JSON = new JsonFactory();

  private RowCutter() {}

  /**
   * The rows, in the order of the answer.
   *
   * @throws RestException if the answer is not such an array
   */
  static List<Row> cut(byte[] answer) throws RestException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
      expect(parser.nextToken(), JsonToken.START_ARRAY);
      List<Row> rows = new ArrayList<>();
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        expect(t, JsonToken.START_OBJECT);
        rows.add(row(parser, answer));
      }
      return rows;
    } catch (JacksonException e) {
      throw RestException.unreadable(e.getOriginalMessage());
    }
  }

  /**
   * A row that stands alone.
   *
   * @throws RestException if it is no flat object
   */
  static Row one(byte[] row) throws RestException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), row)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      return row(parser, row);
    } catch (JacksonException e) {
      throw RestException.unreadable(e.getOriginalMessage());
    }
  }

  private static Row row(JsonParser parser, byte[] answer) throws RestException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    OptionalLong first = OptionalLong.empty();
    OptionalLong last = OptionalLong.empty();
    OptionalLong page = OptionalLong.empty();
    OptionalLong time = OptionalLong.empty();
    String symbol = "";
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_OBJECT; t = parser.nextToken()) {
      expect(t, JsonToken.PROPERTY_NAME);
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_NUMBER_INT) {
        OptionalLong number = OptionalLong.of(parser.getLongValue());
        switch (name) {
          case "id" -> {
            first = number;
            last = number;
            page = number;
          }
          case "f" -> first = number;
          case "l" -> last = number;
          case "a" -> page = number;
          case "T", "time" -> time = number;
          default -> {
            // Not needed to place the row.
          }
        }
      } else if (name.equals("symbol") && value == JsonToken.VALUE_STRING) {
        symbol = parser.getString();
      }
      parser.skipChildren();
    }
    int end = (int) parser.currentLocation().getByteOffset();
    return new Row(Arrays.copyOfRange(answer, start, end), symbol, first, last, page, time);
  }

  private static void expect(JsonToken found, JsonToken expected) throws RestException {
    if (found != expected) {
      throw RestException.unreadable("expected " + expected + ", was " + found);
    }
  }

  /**
   * A row and where it belongs.
   *
   * @param bytes as they stood in the answer
   * @param symbol {@code symbol}, empty if it has none
   * @param firstId {@code id}, or {@code f} of an aggregate
   * @param lastId {@code id}, or {@code l} of an aggregate
   * @param pageId what {@code fromId} of this route counts: {@code id}, or {@code a}
   * @param timeMs {@code time}, or {@code T} of an aggregate: when its trades happened
   */
  record Row(
      byte[] bytes,
      String symbol,
      OptionalLong firstId,
      OptionalLong lastId,
      OptionalLong pageId,
      OptionalLong timeMs) {
    /** Whether it says which trades it stands for. */
    boolean hasIds() {
      return firstId.isPresent()
          && lastId.isPresent()
          && pageId.isPresent()
          && firstId.getAsLong() <= lastId.getAsLong();
    }
  }
}
