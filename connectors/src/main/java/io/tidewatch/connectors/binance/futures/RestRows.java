package io.tidewatch.connectors.binance.futures;

import io.tidewatch.connectors.feed.RestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the venue's REST answers as far as the feed must, and keeps their bytes. */
final class RestRows {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> READ =
      Set.of(
          "symbol",
          "status",
          "contractType",
          "quoteAsset",
          "quoteVolume",
          "rateLimitType",
          "interval",
          "intervalNum",
          "limit");

  private RestRows() {}

  /**
   * An object out of an array.
   *
   * @param bytes as they stood in the answer
   * @param members its texts and numbers, as text, as far as the feed needs them
   */
  record Row(byte[] bytes, Map<String, String> members) {
    Row {
      members = Map.copyOf(members);
    }

    String get(String member) {
      return members.getOrDefault(member, "");
    }
  }

  /**
   * What the feed needs of {@code exchangeInfo}. Its server time is not part of that: the venue
   * says to ignore it.
   */
  record ExchangeInfo(List<Row> rateLimits, List<Row> symbols) {
    ExchangeInfo {
      rateLimits = List.copyOf(rateLimits);
      symbols = List.copyOf(symbols);
    }
  }

  /**
   * The objects of an answer that is an array of them.
   *
   * @throws RestException if it is not
   */
  static List<Row> objects(byte[] answer) throws RestException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
      parser.nextToken();
      return rows(parser, answer);
    } catch (JacksonException e) {
      throw RestException.garbled(e.getOriginalMessage());
    }
  }

  /**
   * @throws RestException if the answer has no symbols
   */
  static ExchangeInfo exchangeInfo(byte[] answer) throws RestException {
    List<Row> limits = List.of();
    List<Row> symbols = List.of();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "rateLimits" -> limits = rows(parser, answer);
          case "symbols" -> symbols = rows(parser, answer);
          default -> parser.skipChildren();
        }
      }
      expect(parser.currentToken(), JsonToken.END_OBJECT);
    } catch (JacksonException e) {
      throw RestException.garbled(e.getOriginalMessage());
    }
    if (symbols.isEmpty()) {
      throw RestException.garbled("expected symbols in exchangeInfo, was none");
    }
    return new ExchangeInfo(limits, symbols);
  }

  /**
   * The venue's clock, epoch milliseconds.
   *
   * @throws RestException if the answer does not tell it
   */
  static long serverTime(byte[] answer) throws RestException {
    OptionalLong time = OptionalLong.empty();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean here = parser.currentName().equals("serverTime");
        parser.nextToken();
        if (here) {
          time = time(parser);
        } else {
          parser.skipChildren();
        }
      }
      expect(parser.currentToken(), JsonToken.END_OBJECT);
    } catch (JacksonException e) {
      throw RestException.garbled(e.getOriginalMessage());
    }
    return time.orElseThrow(() -> RestException.garbled("expected a serverTime, was none"));
  }

  /**
   * An answer that is one object, as it came.
   *
   * @throws RestException if it is not
   */
  static byte[] object(byte[] answer) throws RestException {
    whole(answer, JsonToken.START_OBJECT);
    return answer;
  }

  /** An array as it came, and how many elements it has. */
  record Counted(byte[] bytes, int rows) {}

  /**
   * An answer that is an array, as it came.
   *
   * @throws RestException if it is not
   */
  static Counted array(byte[] answer) throws RestException {
    return new Counted(answer, whole(answer, JsonToken.START_ARRAY));
  }

  private static int whole(byte[] answer, JsonToken first) throws RestException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
      expect(parser.nextToken(), first);
      int values = 0;
      for (JsonToken t = parser.nextToken(); !t.isStructEnd(); t = parser.nextToken()) {
        parser.skipChildren();
        values++;
        if (parser.currentToken() == null) {
          throw RestException.garbled("expected a whole answer, was cut off");
        }
      }
      return values;
    } catch (JacksonException e) {
      throw RestException.garbled(e.getOriginalMessage());
    }
  }

  private static List<Row> rows(JsonParser parser, byte[] answer) throws RestException {
    expect(parser.currentToken(), JsonToken.START_ARRAY);
    List<Row> rows = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      expect(t, JsonToken.START_OBJECT);
      rows.add(row(parser, answer));
    }
    return rows;
  }

  private static Row row(JsonParser parser, byte[] answer) throws RestException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    Map<String, String> members = new HashMap<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_OBJECT; t = parser.nextToken()) {
      expect(t, JsonToken.PROPERTY_NAME);
      String name = parser.currentName();
      if (parser.nextToken().isScalarValue() && READ.contains(name)) {
        members.put(name, parser.getString());
      }
      parser.skipChildren();
    }
    int end = (int) parser.currentLocation().getByteOffset();
    return new Row(Arrays.copyOfRange(answer, start, end), members);
  }

  /** The time at the parser, if there is one. */
  static OptionalLong time(JsonParser parser) {
    String text = parser.currentToken().isScalarValue() ? parser.getString() : "";
    parser.skipChildren();
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  static void expect(JsonToken found, JsonToken expected) throws RestException {
    if (found != expected) {
      throw RestException.garbled("expected " + expected + ", was " + found);
    }
  }
}
