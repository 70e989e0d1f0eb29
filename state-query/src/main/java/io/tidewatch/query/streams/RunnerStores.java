package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.store.Freshness.Source;
import io.tidewatch.query.store.StreamsStores;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** The stores of one Kafka Streams client. Thread-safe. */
final class RunnerStores implements StreamsStores {
  private final KafkaStreams streams;
  private final CopyLags lags;
  private final Refills refills;
  private final GroupContact contact;
  private final HostInfo self;

  RunnerStores(
      KafkaStreams streams, CopyLags lags, Refills refills, GroupContact contact, HostInfo self) {
    this.streams = requireNonNull(streams, "streams");
    this.lags = requireNonNull(lags, "lags");
    this.refills = requireNonNull(refills, "refills");
    this.contact = requireNonNull(contact, "contact");
    this.self = requireNonNull(self, "self");
  }

  @Override
  public <T> T open(StoreQueryParameters<T> store) {
    try {
      return streams.store(store);
    } catch (IllegalStateException e) {
      throw new InvalidStateStoreException("the detector is not running", e);
    }
  }

  @Override
  public KeyQueryMetadata metadata(String store, String key) {
    return streams.queryMetadataForKey(store, key, Serdes.String().serializer());
  }

  /** By a partitioner that knows the answer, since there is no question for a partition. */
  @Override
  public KeyQueryMetadata metadata(String store, int partition) {
    return streams.queryMetadataForKey(
        store, "", (topic, key, value, partitions) -> Optional.of(Set.of(partition)));
  }

  /** Once it was missed, what it worked on is no copy: what others do there never comes here. */
  @Override
  public OptionalLong lag(Set<String> stores, int partition) {
    return contact.isLost() && !lags.areOfOthers(stores, partition)
        ? OptionalLong.empty()
        : lags.of(stores, partition);
  }

  @Override
  public OptionalLong refills(Set<String> stores, int partition, Source source) {
    return refills.of(stores, partition, source);
  }

  @Override
  public boolean isMember() {
    return !contact.isLost();
  }

  @Override
  public HostInfo self() {
    return self;
  }
}
