package io.tidewatch.connectors.binance.futures;

import io.tidewatch.connectors.feed.JsonScan;
import io.tidewatch.contract.serde.Json;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Finds the few members that the feed needs in a frame, without reading the rest as JSON: {@code
 * stream}, {@code id}, {@code result}, {@code error}, {@code code} at the top; {@code e}, {@code
 * E}, {@code s}, {@code st} of {@code data} (or of the top, in a raw frame); {@code t} and {@code
 * x} of its {@code k}. Used once.
 */
final class KlineScan extends JsonScan {
  private final byte[] bytes;
  private int dataDepth = 1;
  private int barDepth = -1;
  private boolean hasStream;
  private boolean answer;
  private Optional<String> event = Optional.empty();
  private Optional<String> symbol = Optional.empty();
  private OptionalLong market = OptionalLong.empty();
  private OptionalLong saidMs = OptionalLong.empty();
  private OptionalLong openTime = OptionalLong.empty();
  private boolean closed;

  private KlineScan(byte[] bytes) {
    super(bytes);
    this.bytes = bytes;
  }

  static KlineFrame scan(byte[] bytes) {
    return new KlineScan(bytes).run();
  }

  private KlineFrame run() {
    walk();
    if (symbol.isEmpty() && event.isPresent()) {
      symbol = escapedSymbol();
    }
    return new KlineFrame(
        event, symbol, market, saidMs, openTime, closed, answer && !hasStream && event.isEmpty());
  }

  // Symbols may have letters of any script, which a JSON writer may escape.
  private Optional<String> escapedSymbol() {
    try {
      JsonNode frame = Json.MAPPER.readTree(bytes);
      return Optional.of(frame.path("data").path("s").asString(frame.path("s").asString("")));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  @Override
  protected void left(int depth) {
    if (depth < barDepth) {
      barDepth = -1;
    }
    if (depth < dataDepth) {
      dataDepth = 1;
    }
  }

  @Override
  protected void member(int depth, int start, int length) {
    if (depth == 1) {
      topMember(start, length);
    }
    if (depth == dataDepth) {
      dataMember(depth, start, length);
    } else if (depth == barDepth && length == 1) {
      barMember(byteAt(start));
    }
  }

  private void topMember(int start, int length) {
    switch (length) {
      case 2 -> answer |= is("id", start);
      case 4 -> {
        if (is("data", start) && isObject()) {
          dataDepth = 2;
        }
        answer |= is("code", start);
      }
      case 5 -> answer |= is("error", start);
      case 6 -> {
        answer |= is("result", start);
        hasStream |= is("stream", start);
      }
      default -> {
        // Not a member that the feed needs.
      }
    }
  }

  private void dataMember(int depth, int start, int length) {
    if (length == 2 && is("st", start)) {
      market = number();
    } else if (length == 1) {
      switch (byteAt(start)) {
        case 'e' -> event = text();
        case 'E' -> saidMs = number();
        case 's' -> symbol = text();
        case 'k' -> barDepth = isObject() ? depth + 1 : -1;
        default -> {
          // Not a member that the feed needs.
        }
      }
    }
  }

  private void barMember(byte name) {
    switch (name) {
      case 't' -> openTime = number();
      case 'x' -> closed = isTrue();
      default -> {
        // Not a member that the feed needs.
      }
    }
  }
}
