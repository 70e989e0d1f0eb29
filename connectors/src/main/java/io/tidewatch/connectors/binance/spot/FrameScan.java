package io.tidewatch.connectors.binance.spot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the few members that a feed needs in a frame of the combined stream, without reading the
 * rest as JSON: {@code stream}, {@code id}, {@code result}, {@code error}, {@code code} at the top,
 * and {@code e}, {@code s}, {@code t}, {@code T} of {@code data} (or of the top, in a raw frame).
 * On valid JSON it finds what a parser finds; on anything else it finds something or nothing, and
 * never fails. Used once.
 */
final class FrameScan {
  private static final int MAX_TEXT_BYTES = 64;
  private static final int MAX_DIGITS = 18;

  private final byte[] bytes;
  private int at;
  private int depth;
  private int dataDepth = -1;
  private boolean answer;
  private Optional<String> stream = Optional.empty();
  private Optional<String> event = Optional.empty();
  private Optional<String> symbol = Optional.empty();
  private OptionalLong tradeId = OptionalLong.empty();
  private OptionalLong tradeTime = OptionalLong.empty();

  private FrameScan(byte[] bytes) {
    this.bytes = bytes;
  }

  static ScannedFrame scan(byte[] bytes) {
    return new FrameScan(bytes).run();
  }

  private ScannedFrame run() {
    while (at < bytes.length) {
      switch (bytes[at]) {
        case '"' -> string();
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          if (depth < dataDepth) {
            dataDepth = -1;
          }
          at++;
        }
        default -> at++;
      }
    }
    return new ScannedFrame(stream, event, symbol, tradeId, tradeTime, answer);
  }

  private void string() {
    int start = at + 1;
    int end = endOfString(start);
    at = afterSpace(Math.min(end + 1, bytes.length));
    if (at < bytes.length && bytes[at] == ':') {
      at = afterSpace(at + 1);
      member(start, end);
    }
  }

  // Stands on the first byte of the value and leaves it there: the main loop reads over it.
  private void member(int start, int end) {
    if (depth == 1) {
      topMember(start, end);
    }
    if (end - start == 1 && (depth == 1 || depth == dataDepth)) {
      dataMember(bytes[start]);
    }
  }

  private void topMember(int start, int end) {
    switch (end - start) {
      case 2 -> answer |= is("id", start);
      case 4 -> {
        if (is("data", start) && at < bytes.length && bytes[at] == '{') {
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

  private boolean is(String name, int start) {
    for (int i = 0; i < name.length(); i++) {
      if (bytes[start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> text() {
    if (at >= bytes.length || bytes[at] != '"') {
      return Optional.empty();
    }
    int start = at + 1;
    int end = endOfString(start);
    if (end >= bytes.length || end == start || end - start > MAX_TEXT_BYTES) {
      return Optional.empty();
    }
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\\') {
        return Optional.empty();
      }
    }
    return Optional.of(new String(bytes, start, end - start, UTF_8));
  }

  private OptionalLong number() {
    int end = at;
    long value = 0;
    while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9') {
      value = value * 10 + (bytes[end] - '0');
      end++;
    }
    boolean whole = end < bytes.length && (bytes[end] == ',' || bytes[end] == '}' || isSpace(end));
    return end > at && end - at <= MAX_DIGITS && whole
        ? OptionalLong.of(value)
        : OptionalLong.empty();
  }

  private int endOfString(int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return Math.min(i, bytes.length);
  }

  private int afterSpace(int from) {
    int i = from;
    while (i < bytes.length && isSpace(i)) {
      i++;
    }
    return i;
  }

  private boolean isSpace(int i) {
    return bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\n' || bytes[i] == '\r';
  }
}
