package io.tidewatch.connectors.binance.futures;

import io.tidewatch.connectors.feed.RestException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An answer with bars, each of them an array (USDT-M futures docs, "Kline/Candlestick Data").
 *
 * @param answer as it came
 */
record KlineRows(byte[] answer, List<Row> rows) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int CLOSE_TIME = 6;

  KlineRows {
    rows = List.copyOf(rows);
  }

  /**
   * Where a row stands in the answer.
   *
   * @param closeTime last millisecond of the bar; empty if the row has none
   */
  record Row(int from, int to, OptionalLong closeTime) {
    private boolean isOpenAt(long timeMs) {
      return closeTime.isPresent() && closeTime.getAsLong() >= timeMs;
    }
  }

  /**
   * Finds the rows.
   *
   * @throws RestException if it is not an array, or not whole
   */
  static KlineRows read(byte[] answer) throws RestException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
      RestRows.expect(parser.nextToken(), JsonToken.START_ARRAY);
      List<Row> rows = new ArrayList<>();
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        if (t == null) {
          throw RestException.garbled("expected a whole answer, was cut off");
        }
        rows.add(row(parser));
      }
      return new KlineRows(answer, rows);
    } catch (JacksonException e) {
      throw RestException.garbled(e.getOriginalMessage());
    }
  }

  private static Row row(JsonParser parser) {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    OptionalLong closeTime = OptionalLong.empty();
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      int index = 0;
      for (JsonToken t = parser.nextToken();
          t != null && t != JsonToken.END_ARRAY;
          t = parser.nextToken()) {
        if (index == CLOSE_TIME) {
          closeTime = RestRows.time(parser);
        }
        parser.skipChildren();
        index++;
      }
    } else {
      parser.skipChildren();
      // Makes the parser read a number or a text to its end.
      parser.getString();
    }
    return new Row(from, (int) parser.currentLocation().getByteOffset(), closeTime);
  }

  /**
   * The bars that are over at this time, as the venue wrote them. A row whose end cannot be read is
   * left in: whoever reads it refuses it.
   */
  RestRows.Counted overAt(long timeMs) {
    List<Row> over = rows.stream().filter(row -> !row.isOpenAt(timeMs)).toList();
    if (over.size() == rows.size()) {
      return new RestRows.Counted(answer, rows.size());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.length);
    bytes.write('[');
    for (int i = 0; i < over.size(); i++) {
      if (i > 0) {
        bytes.write(',');
      }
      bytes.writeBytes(Arrays.copyOfRange(answer, over.get(i).from(), over.get(i).to()));
    }
    bytes.write(']');
    return new RestRows.Counted(bytes.toByteArray(), over.size());
  }
}
