package io.tidewatch.topology.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.topology.parse.Encoding;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RejectReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a whole document and remembers where its parts stand. Not thread-safe. */
final class DocumentReader {
  private final byte[] document;
  private final JsonParser parser;

  private DocumentReader(byte[] document, JsonParser parser) {
    this.document = requireNonNull(document, "document");
    this.parser = requireNonNull(parser, "parser");
  }

  static Value read(byte[] document) throws Refusal {
    // In another encoding the parser would tell places in characters, not in bytes.
    Encoding.requireUtf8(document);
    try (JsonParser parser = Json.MAPPER.createParser(document)) {
      if (parser.nextToken() == null) {
        throw new Refusal(RejectReason.NOT_JSON, "expected one JSON document, was blank");
      }
      Value value = new DocumentReader(document, parser).value(0);
      requireEnd(parser);
      return value;
    }
  }

  static void requireEnd(JsonParser parser) throws Refusal {
    if (parser.nextToken() != null) {
      throw new Refusal(
          RejectReason.NOT_JSON, "expected one JSON document, was more: " + parser.currentToken());
    }
  }

  private Value value(int from) {
    JsonToken token = parser.currentToken();
    String text = "";
    Map<String, Value> fields = Map.of();
    List<Value> items = List.of();
    switch (token) {
      case START_OBJECT -> fields = fields();
      case START_ARRAY -> items = items();
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> text = parser.getString();
      default -> {}
    }
    int upTo = (int) parser.currentLocation().getByteOffset();
    return new Value(token, text, fields, items, document, from, upTo);
  }

  private Map<String, Value> fields() {
    Map<String, Value> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      int from = at();
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(from));
    }
    return fields;
  }

  private List<Value> items() {
    List<Value> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(at()));
    }
    return items;
  }

  private int at() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }
}
