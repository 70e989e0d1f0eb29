package io.tidewatch.connectors.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Walks over the members of a JSON text without building anything. On valid JSON it meets what a
 * parser meets; on anything else it meets something or nothing, and never fails. Used once.
 */
public abstract class JsonScan {
  private static final int MAX_TEXT_BYTES = 64;
  private static final int MAX_DIGITS = 18;

  private final byte[] bytes;
  private int at;
  private int depth;

  protected JsonScan(byte[] bytes) {
    this.bytes = requireNonNull(bytes, "bytes");
  }

  protected final void walk() {
    while (at < bytes.length) {
      switch (bytes[at]) {
        case '"' -> string();
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          left(depth);
          at++;
        }
        default -> at++;
      }
    }
  }

  /**
   * A member. The walk stands on the first byte of its value and reads over it later.
   *
   * @param depth of the object it is in, 1 at the top
   * @param start of its name
   * @param length of its name, in bytes
   */
  protected abstract void member(int depth, int start, int length);

  /** An object or array ended; the walk is back in this depth. */
  protected void left(int depth) {}

  private void string() {
    int start = at + 1;
    int end = endOfString(start);
    at = afterSpace(Math.min(end + 1, bytes.length));
    if (at < bytes.length && bytes[at] == ':') {
      at = afterSpace(at + 1);
      member(depth, start, end - start);
    }
  }

  /** The byte at a position that {@link #member} named. */
  protected final byte byteAt(int position) {
    return bytes[position];
  }

  /** Whether a name of the same length is this one. */
  protected final boolean is(String name, int start) {
    for (int i = 0; i < name.length(); i++) {
      if (bytes[start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the value is an object. */
  protected final boolean isObject() {
    return at < bytes.length && bytes[at] == '{';
  }

  /** Whether the value is {@code true}. */
  protected final boolean isTrue() {
    return at + 3 < bytes.length && is("true", at);
  }

  /** The value, if it is a text of 1 to 64 bytes without escapes. */
  protected final Optional<String> text() {
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

  /** The value, if it is a whole number of at most 18 digits without a sign. */
  protected final OptionalLong number() {
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
