package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.raw.Origin;
import io.tidewatch.contract.topic.Topics;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The closed bars of one symbol as they were known when a raw record came: of each bar the version
 * that the last record up to that one made. They are kept written, as there may be some hundred
 * thousand. Not thread-safe.
 */
final class KnownBars implements ClosedBars {
  private static final Deserializer<Bar> BARS = Topics.FUTURES_BARS.value().deserializer();

  private final ReplayTarget target;
  private final NavigableMap<Long, Version> versions = new TreeMap<>();

  /** One version of a bar, and the offset of the raw record that made it. */
  private record Version(long offset, byte[] bar) {}

  KnownBars(ReplayTarget target) {
    this.target = requireNonNull(target, "target");
  }

  /** Takes a record of the topic of bars. */
  void take(ConsumerRecord<String, byte[]> bar) {
    Optional<Origin> origin = Origin.of(bar.headers());
    // Rows of one answer are taken one after the other: those of the last record itself count.
    if (origin.isEmpty()
        || bar.value() == null
        || origin.get().partition() != target.partition()
        || origin.get().offset() > target.lastOffset()) {
      return;
    }
    Bar read = BARS.deserialize(bar.topic(), bar.value());
    if (read.openTime() < target.from() || read.openTime() >= target.roundAt()) {
      return;
    }
    Version version =
        new Version(
            origin.get().offset(), FuturesSerdes.BAR.serializer().serialize(bar.topic(), read));
    // Who began anew has written them all once more: the order of writing is not that of offsets.
    versions.merge(
        read.openTime(), version, (known, next) -> next.offset() >= known.offset() ? next : known);
  }

  @Override
  public Bar at(long openTime) {
    Version version = versions.get(openTime);
    return version == null ? null : read(version);
  }

  /** Nothing: what comes of the records on the way is known from the beginning. */
  @Override
  public void put(Bar bar) {}

  @Override
  public List<Bar> between(long from, long to) {
    return versions.subMap(from, true, Math.max(from, to), true).values().stream()
        .map(KnownBars::read)
        .toList();
  }

  private static Bar read(Version version) {
    return FuturesSerdes.BAR.deserializer().deserialize("known bars", version.bar());
  }
}
