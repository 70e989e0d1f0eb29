package io.tidewatch.topology.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.SolanaAddress;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.topology.parse.Encoding;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.RejectReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Goes through one frame from left to right. Not thread-safe. */
final class PairsFrameReader {
  private static final Set<String> TYPES = Set.of("pairsInfo", "tokensInfo");

  private static final int MAX_QUOTED = 60;

  private final byte[] frame;
  private final JsonParser parser;
  private final FigureReader figures;
  private final List<PairRow> rows = new ArrayList<>();
  private final List<RefusedRow> refused = new ArrayList<>();
  private String type;
  private boolean resultSeen;

  private PairsFrameReader(byte[] frame, JsonParser parser) {
    this.frame = requireNonNull(frame, "frame");
    this.parser = parser;
    this.figures = new FigureReader(parser);
  }

  static PairsFrame read(byte[] frame, long receivedMs) throws Refusal {
    // In another encoding the parser would tell places in characters, not in bytes.
    Encoding.requireUtf8(frame);
    try (JsonParser parser = Json.MAPPER.createParser(frame)) {
      return new PairsFrameReader(frame, parser).frame(receivedMs);
    }
  }

  private PairsFrame frame(long receivedMs) throws Refusal {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new Refusal(
          RejectReason.UNKNOWN_TYPE, "frame: expected an object, was " + parser.currentToken());
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      field();
    }
    if (parser.nextToken() != null) {
      throw new Refusal(
          RejectReason.NOT_JSON, "expected one JSON document, was more: " + parser.currentToken());
    }
    check();
    return new PairsFrame(receivedMs, rows, refused, figures.takenFromText(), figures.unreadable());
  }

  private void field() throws Refusal {
    String name = parser.currentName();
    parser.nextToken();
    switch (name) {
      case "type" -> type = parser.currentToken() == JsonToken.VALUE_STRING ? text() : null;
      case "result" -> {
        resultSeen = true;
        result();
      }
      default -> {}
    }
    parser.skipChildren();
  }

  private String text() {
    return parser.getString();
  }

  private void result() throws Refusal {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      // Acknowledgements have an object here; their type is looked at first.
      if (type != null && TYPES.contains(type)) {
        throw notAnArray();
      }
      resultSeen = false;
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element();
    }
  }

  private Refusal notAnArray() {
    return new Refusal(
        RejectReason.WRONG_TYPE, "result: expected an array, was " + parser.currentToken());
  }

  private void check() throws Refusal {
    if (type == null || !TYPES.contains(type)) {
      throw new Refusal(
          RejectReason.UNKNOWN_TYPE,
          "type: expected pairsInfo or tokensInfo, was " + (type == null ? "none" : quoted(type)));
    }
    if (!resultSeen) {
      throw new Refusal(RejectReason.MISSING_FIELD, "expected an array result, was none");
    }
  }

  private void element() {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      JsonToken found = parser.currentToken();
      parser.skipChildren();
      refuse(from, RejectReason.WRONG_TYPE, "result: expected objects, was " + found);
      return;
    }
    String pair = null;
    JsonToken pairToken = null;
    FigureReader.Row row = figures.begin();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals("p")) {
        pairToken = token;
        pair = token == JsonToken.VALUE_STRING ? text() : null;
      } else {
        row.take(name);
      }
      parser.skipChildren();
    }
    if (SolanaAddress.isValid(pair)) {
      rows.add(new PairRow(pair, row.toFigures()));
    } else {
      refusePair(from, pair, pairToken);
    }
  }

  private void refusePair(int from, String pair, JsonToken token) {
    if (token == null) {
      refuse(from, RejectReason.MISSING_FIELD, "p: expected the address of a pair, was absent");
    } else if (pair == null) {
      refuse(from, RejectReason.WRONG_TYPE, "p: expected the address of a pair, was " + token);
    } else {
      refuse(
          from,
          RejectReason.OUT_OF_RANGE,
          "p: expected 32 to 44 characters of base 58, was " + quoted(pair));
    }
  }

  private void refuse(int from, RejectReason reason, String detail) {
    // A text is only read to its end when it is asked for.
    parser.finishToken();
    int upTo = (int) parser.currentLocation().getByteOffset();
    refused.add(new RefusedRow(reason, detail, Arrays.copyOfRange(frame, from, upTo)));
  }

  private static String quoted(String text) {
    String cut = text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED);
    return "'" + cut + "'";
  }
}
