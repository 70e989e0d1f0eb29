package io.tidewatch.query.store;

import io.tidewatch.query.store.Freshness.Source;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.HostInfo;

/** What reading needs of a running Kafka Streams client, and nothing that could change it. */
public interface StreamsStores {
  /**
   * Opens a local store.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException if it cannot be read now
   */
  <T> T open(StoreQueryParameters<T> store);

  /**
   * Where a record key of the store lives; {@link KeyQueryMetadata#NOT_AVAILABLE} while nobody
   * knows.
   *
   * @throws IllegalStateException if the client is not running
   */
  KeyQueryMetadata metadata(String store, String key);

  /** The same of a partition. */
  KeyQueryMetadata metadata(String store, int partition);

  /**
   * How many offsets of their changelogs the copies in this process are behind at most, whether the
   * partition is worked on here or elsewhere; empty if there is none of one of the stores, or none
   * that ever held a whole state.
   *
   * @param stores names of stores of one partition, each with a changelog of its own
   */
  OptionalLong lag(Set<String> stores, int partition);

  /**
   * How often these stores were filled or changed hands. If that is the same before and after a
   * look, it saw one filling.
   *
   * @param source as what they are to be read
   * @return empty if they are not to be read so: as the active ones unless this process works on
   *     them and they hold all that they should, as copies while they may be emptied
   */
  OptionalLong refills(Set<String> stores, int partition, Source source);

  /**
   * Whether those who share out the partitions have answered this process lately. If they have not,
   * others may work on what it holds, and nothing else here would say so.
   */
  boolean isMember();

  /** The address other instances know this one by. */
  HostInfo self();
}
