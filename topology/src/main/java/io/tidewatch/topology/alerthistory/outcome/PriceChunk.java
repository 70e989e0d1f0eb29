package io.tidewatch.topology.alerthistory.outcome;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactSerde;
import io.tidewatch.topology.compact.CompactWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/**
 * Ten minutes of prices of one instrument, as they are kept: one record for all of them, so that a
 * new price writes little and an outcome reads few records.
 *
 * @param points the oldest first
 */
record PriceChunk(List<PricePoint> points) {
  static final long LENGTH_MS = 600_000;

  static final Serde<PriceChunk> SERDE = new CompactSerde<>(1, PriceChunk::write, PriceChunk::read);

  PriceChunk {
    points = List.copyOf(points);
  }

  /** The beginning of the chunk that a time lies in. */
  static long startOf(long timeMs) {
    return Math.floorDiv(timeMs, LENGTH_MS) * LENGTH_MS;
  }

  PriceChunk with(PricePoint point) {
    List<PricePoint> more = new ArrayList<>(points);
    more.add(point);
    return new PriceChunk(more);
  }

  private static void write(PriceChunk chunk, CompactWriter writer) {
    writer.whole(chunk.points.size());
    long before = 0;
    for (PricePoint point : chunk.points) {
      writer.whole(point.at() - before).decimal(point.price());
      before = point.at();
    }
  }

  private static PriceChunk read(CompactReader reader) {
    int count = reader.count();
    List<PricePoint> points = new ArrayList<>(count);
    long at = 0;
    for (int i = 0; i < count; i++) {
      at += reader.whole();
      points.add(new PricePoint(at, reader.decimal()));
    }
    return new PriceChunk(points);
  }
}
