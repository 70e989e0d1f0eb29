package io.tidewatch.connectors.binance.spot;

import io.tidewatch.connectors.feed.JsonScan;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the few members that a feed needs in a frame of the combined stream, without reading the
 * rest as JSON: {@code stream}, {@code id}, {@code result}, {@code error}, {@code code} at the top,
 * and {@code e}, {@code s}, {@code t}, {@code T} of {@code data} (or of the top, in a raw frame).
 * On valid JSON it finds what a parser finds; on anything else it finds something or nothing, and
 * never fails. Used once.
 */
final class FrameScan extends JsonScan {
  private int dataDepth = -1;
  private boolean answer;
  private Optional<String> stream = Optional.empty();
  private Optional<String> event = Optional.empty();
  private Optional<String> symbol = Optional.empty();
  private OptionalLong tradeId = OptionalLong.empty();
  private OptionalLong tradeTime = OptionalLong.empty();

  private FrameScan(byte[] bytes) {
    super(bytes);
  }

  static ScannedFrame scan(byte[] bytes) {
    return new FrameScan(bytes).run();
  }

  private ScannedFrame run() {
    walk();
    return new ScannedFrame(stream, event, symbol, tradeId, tradeTime, answer);
  }

  @Override
  protected void left(int depth) {
    if (depth < dataDepth) {
      dataDepth = -1;
    }
  }

  @Override
  protected void member(int depth, int start, int length) {
    if (depth == 1) {
      topMember(start, length);
    }
    if (length == 1 && (depth == 1 || depth == dataDepth)) {
      dataMember(byteAt(start));
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
        if (is("stream", start)) {
          stream = text();
        }
      }
      default -> {
        // Not a member that the feed needs.
      }
    }
  }

  private void dataMember(byte name) {
    switch (name) {
      case 'e' -> event = text();
      case 's' -> symbol = text().filter(ScannedFrame::isSymbol);
      case 't' -> tradeId = number();
      case 'T' -> tradeTime = number();
      default -> {
        // Not a member that the feed needs.
      }
    }
  }
}
