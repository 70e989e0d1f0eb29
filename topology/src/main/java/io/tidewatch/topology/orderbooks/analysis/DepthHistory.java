package io.tidewatch.topology.orderbooks.analysis;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The samples of the last half hour of one book epoch, oldest first. */
final class DepthHistory {
  private static final int BYTES = Long.BYTES + 6 * Float.BYTES;

  private final DepthSample[] ring;
  private final long spanMs;
  private final Map<Column, double[]> sorted = new EnumMap<>(Column.class);
  private int first;
  private int size;

  /** What samples are compared by. */
  enum Column {
    BID(DepthSample::bidUsd),
    ASK(DepthSample::askUsd),
    DEPTH(DepthSample::depth),
    SPREAD(DepthSample::spreadBps),
    LOG_BID(DepthSample::logBid),
    LOG_ASK(DepthSample::logAsk),
    LEAN(DepthSample::lean),
    LOG_SPREAD(DepthSample::logSpread),
    SLIPPAGE(DepthSample::slippageBps);

    private final ToDoubleFunction<DepthSample> value;

    Column(ToDoubleFunction<DepthSample> value) {
      this.value = value;
    }

    double of(DepthSample sample) {
      return value.applyAsDouble(sample);
    }
  }

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
    sorted.clear();
  }

  void clear() {
    sorted.clear();
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

  /** All values of a column, smallest first; kept until the next sample. Not to be written to. */
  double[] sorted(Column column) {
    return sorted.computeIfAbsent(column, this::sort);
  }

  private double[] sort(Column column) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = column.of(get(i));
    }
    Arrays.sort(values);
    return values;
  }

  /** 0 without samples. */
  double median(Column column) {
    return size == 0 ? 0 : RobustZ.middle(sorted(column), size);
  }
}
