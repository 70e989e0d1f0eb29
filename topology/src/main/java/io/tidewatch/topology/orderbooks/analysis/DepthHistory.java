package io.tidewatch.topology.orderbooks.analysis;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.function.ToDoubleFunction;

/** The samples of the last half hour of one book epoch, oldest first. */
final class DepthHistory {
  private static final int BYTES = Long.BYTES + 6 * Float.BYTES;

  private final DepthSample[] ring;
  private final long spanMs;
  private int first;
  private int size;

  /**
   * Goes on with what it knew.
   *
   * @param encoded see {@link #encoded()}; empty for none
   */
  DepthHistory(int capacity, long spanMs, String encoded) {
    ring = new DepthSample[capacity];
    this.spanMs = spanMs;
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
    while (bytes.remaining() >= BYTES) {
      append(
          new DepthSample(
              bytes.getLong(),
              bytes.getFloat(),
              bytes.getFloat(),
              bytes.getFloat(),
              bytes.getFloat(),
              bytes.getFloat(),
              bytes.getFloat()));
    }
  }

  /** The bits of the samples in Base64, which is a third of what their digits take. */
  String encoded() {
    ByteBuffer bytes = ByteBuffer.allocate(size * BYTES);
    for (int i = 0; i < size; i++) {
      DepthSample sample = get(i);
      bytes
          .putLong(sample.timeMs())
          .putFloat(sample.bidUsd())
          .putFloat(sample.askUsd())
          .putFloat(sample.spreadBps())
          .putFloat(sample.slippageBps())
          .putFloat(sample.change())
          .putFloat(sample.volumeUsd());
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  void append(DepthSample sample) {
    while (size > 0 && (size == ring.length || get(0).timeMs() <= sample.timeMs() - spanMs)) {
      ring[first] = null;
      first = (first + 1) % ring.length;
      size--;
    }
    ring[(first + size) % ring.length] = sample;
    size++;
  }

  void clear() {
    while (size > 0) {
      ring[(first + --size) % ring.length] = null;
    }
  }

  int size() {
    return size;
  }

  /** 0 is the oldest. */
  DepthSample get(int index) {
    return ring[(first + index) % ring.length];
  }

  double[] values(ToDoubleFunction<DepthSample> part) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = part.applyAsDouble(get(i));
    }
    return values;
  }

  double median(ToDoubleFunction<DepthSample> part) {
    return RobustZ.median(values(part), size);
  }
}
