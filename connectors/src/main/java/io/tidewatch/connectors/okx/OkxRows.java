package io.tidewatch.connectors.okx;

import io.tidewatch.connectors.feed.RestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the venue's REST answers as far as the feed must: {@code code}, and the rows of data. */
final class OkxRows {
  private static final JsonFactory JSON = new JsonFactory();

  private OkxRows() {}

  /**
   * A row of {@code data}.
   *
   * @param bytes as they stood in the answer
   * @param instId empty if it has none
   * @param state empty if it has none
   */
  record Row(byte[] bytes, String instId, String state) {}

  /**
   * A book, as it came.
   *
   * @throws RestException if the answer is an error or holds no book
   */
  static byte[] book(byte[] answer) throws RestException {
    if (rows(answer).size() != 1) {
      throw RestException.unreadable("expected one book in data");
    }
    return answer;
  }

  /**
   * The rows of {@code data}, in the order of the answer.
   *
   * @throws RestException if the answer is an error or no such thing
   */
  static List<Row> rows(byte[] answer) throws RestException {
    String code = "";
    String message = "";
    List<Row> rows = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
          case "code" -> code = parser.getValueAsString("");
          case "msg" -> message = parser.getValueAsString("");
          case "data" -> rows = data(parser, value, answer);
          default -> parser.skipChildren();
        }
      }
      expect(parser.currentToken(), JsonToken.END_OBJECT);
    } catch (JacksonException e) {
      throw RestException.unreadable(e.getOriginalMessage());
    }
    if (!code.equals("0")) {
      throw RestException.unreadable("the venue answered " + code + " " + message);
    }
    return rows;
  }

  private static List<Row> data(JsonParser parser, JsonToken first, byte[] answer)
      throws RestException {
    expect(first, JsonToken.START_ARRAY);
    List<Row> rows = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      expect(t, JsonToken.START_OBJECT);
      rows.add(row(parser, answer));
    }
    return rows;
  }

  private static Row row(JsonParser parser, byte[] answer) throws RestException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    String instId = "";
    String state = "";
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_OBJECT; t = parser.nextToken()) {
      expect(t, JsonToken.PROPERTY_NAME);
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        switch (name) {
          case "instId" -> instId = parser.getString();
          case "state" -> state = parser.getString();
          default -> {
            // Not needed here.
          }
        }
      }
      parser.skipChildren();
    }
    int end = (int) parser.currentLocation().getByteOffset();
    return new Row(Arrays.copyOfRange(answer, start, end), instId, state);
  }

  private static void expect(JsonToken found, JsonToken expected) throws RestException {
    if (found != expected) {
      throw RestException.unreadable("expected " + expected + ", was " + found);
    }
  }
}
