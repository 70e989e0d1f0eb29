package io.tidewatch.topology.compact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Reads what {@link CompactWriter} wrote. It throws {@link IllegalArgumentException} where the
 * bytes end too early. Not thread-safe.
 */
public final class CompactReader {
  private static final int MAX_SHIFT = 63;

  private final byte[] bytes;
  private int at;

  public CompactReader(byte[] bytes) {
    this.bytes = requireNonNull(bytes, "bytes");
  }

  public int octet() {
    if (at >= bytes.length) {
      throw new IllegalArgumentException("expected more than " + bytes.length + " bytes, was none");
    }
    return bytes[at++] & 0xFF;
  }

  public long whole() {
    long value = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      int next = octet();
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("expected a number of 64 bits at byte " + at + ", was more");
  }

  public long signed() {
    long value = whole();
    return value >>> 1 ^ -(value & 1);
  }

  /** A number that counts something that follows, each of at least one byte. */
  public int count() {
    long count = whole();
    if (count < 0 || count > bytes.length - at) {
      throw new IllegalArgumentException(
          "expected a count of at most "
              + (bytes.length - at)
              + " at byte "
              + at
              + ", was "
              + count);
    }
    return (int) count;
  }

  public boolean flag() {
    return octet() != 0;
  }

  public byte[] block() {
    int length = count();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  public String text() {
    return new String(block(), UTF_8);
  }

  public BigDecimal decimal() {
    long head = signed();
    int scale = Math.toIntExact(head >> 1);
    return (head & 1) == 1
        ? new BigDecimal(new BigInteger(block()), scale)
        : BigDecimal.valueOf(signed(), scale);
  }

  public boolean isAtEnd() {
    return at == bytes.length;
  }
}
