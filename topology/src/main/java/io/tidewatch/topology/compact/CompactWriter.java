package io.tidewatch.topology.compact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Writes numbers in as few bytes as their size needs: seven bits a byte, the lowest first. {@link
 * CompactReader} reads them back. Not thread-safe.
 */
public final class CompactWriter {
  private byte[] bytes;
  private int size;

  public CompactWriter() {
    this(256);
  }

  /** Makes room for so many bytes; it grows as needed. */
  public CompactWriter(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  public CompactWriter octet(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
    return this;
  }

  /** A number that is seldom negative; a negative one takes ten bytes. */
  public CompactWriter whole(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      octet((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    return octet((int) rest);
  }

  /** A number near zero, on either side of it. */
  public CompactWriter signed(long value) {
    return whole(value << 1 ^ value >> 63);
  }

  public CompactWriter flag(boolean value) {
    return octet(value ? 1 : 0);
  }

  /** Bytes with their number. */
  public CompactWriter block(byte[] block) {
    whole(block.length);
    if (bytes.length - size < block.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + block.length));
    }
    System.arraycopy(block, 0, bytes, size, block.length);
    size += block.length;
    return this;
  }

  /** Text, with its number of bytes. */
  public CompactWriter text(String text) {
    return block(text.getBytes(UTF_8));
  }

  /** A decimal number with its scale, to the last digit. */
  public CompactWriter decimal(BigDecimal value) {
    BigInteger digits = value.unscaledValue();
    boolean large = digits.bitLength() >= Long.SIZE;
    signed((long) value.scale() << 1 | (large ? 1 : 0));
    return large ? block(digits.toByteArray()) : signed(digits.longValue());
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
