package io.tidewatch.topology.largetrades;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Names a segment of kept trades. Written as the symbol, a zero byte and the number as eight bytes,
 * most significant first, so that the segments of a symbol stand together and in order.
 *
 * @param number 0 or more
 */
public record SegmentKey(String symbol, long number) {
  public static final Serde<SegmentKey> SERDE =
      Serdes.serdeFrom((topic, key) -> write(key), (topic, bytes) -> read(bytes));

  public SegmentKey {
    requireNonNull(symbol, "symbol");
    if (number < 0) {
      throw new IllegalArgumentException("expected a number of 0 or more, was " + number);
    }
  }

  /** The first possible segment of a symbol. */
  public static SegmentKey first(String symbol) {
    return new SegmentKey(symbol, 0);
  }

  /** The last possible segment of a symbol. */
  public static SegmentKey last(String symbol) {
    return new SegmentKey(symbol, Long.MAX_VALUE);
  }

  private static byte[] write(SegmentKey key) {
    byte[] symbol = key.symbol.getBytes(UTF_8);
    return ByteBuffer.allocate(symbol.length + 1 + Long.BYTES)
        .put(symbol)
        .put((byte) 0)
        .putLong(key.number)
        .array();
  }

  private static SegmentKey read(byte[] bytes) {
    int symbolLength = bytes.length - 1 - Long.BYTES;
    if (symbolLength < 0) {
      throw new SerializationException(
          "expected a segment key of at least 9 bytes, was " + bytes.length);
    }
    return new SegmentKey(
        new String(bytes, 0, symbolLength, UTF_8),
        ByteBuffer.wrap(bytes).getLong(symbolLength + 1));
  }
}
