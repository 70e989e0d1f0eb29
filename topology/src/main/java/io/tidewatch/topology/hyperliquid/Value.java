package io.tidewatch.topology.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RefusedRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonToken;

/**
 * A value of a document. Numbers stay the text that they were, so that none is cut, and none that
 * is absurdly large costs anything.
 *
 * @param token what it is; of an object or array its opening bracket
 * @param text of a text or a number
 * @param fields of an object, in their order
 * @param items of an array
 * @param document where it stands
 * @param from first byte; of a field that of its name
 * @param upTo after the last byte
 */
record Value(
    JsonToken token,
    String text,
    Map<String, Value> fields,
    List<Value> items,
    byte[] document,
    int from,
    int upTo) {
  Value {
    requireNonNull(token, "token");
    requireNonNull(text, "text");
    requireNonNull(fields, "fields");
    requireNonNull(items, "items");
    requireNonNull(document, "document");
  }

  boolean isObject() {
    return token == JsonToken.START_OBJECT;
  }

  boolean isArray() {
    return token == JsonToken.START_ARRAY;
  }

  boolean isNull() {
    return token == JsonToken.VALUE_NULL;
  }

  /** Says that it cannot be used. */
  RefusedRow refused(Refusal why) {
    return new RefusedRow(why.reason(), why.getMessage(), Arrays.copyOfRange(document, from, upTo));
  }
}
