package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Partitions;
import io.tidewatch.query.store.Freshness.Source;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Asks the partition that knows: in this process, or with one hop in the one that works on it; if
 * neither answers, one that keeps a copy. Thread-safe.
 */
public final class StoreReader {
  private final String detector;
  private final Locator locator;
  private final LocalReader local;
  private final Optional<Peers> peers;
  private final PartitionScan scan;

  /**
   * @param detector name of the detector that keeps the stores
   * @param peers empty if this instance is alone
   * @param split into how many parts topics are split
   */
  public StoreReader(
      String detector, StreamsStores streams, Optional<Peers> peers, Partitions split) {
    this.detector = requireNonNull(detector, "detector");
    this.locator = new Locator(streams);
    this.local = new LocalReader(streams);
    this.peers = requireNonNull(peers, "peers");
    this.scan = new PartitionScan(this, split);
  }

  /** Over topics with as many partitions as the catalogue says. */
  public StoreReader(String detector, StreamsStores streams, Optional<Peers> peers) {
    this(detector, streams, peers, Partitions.OF_THE_CATALOGUE);
  }

  /** Of an instance that is alone. */
  public static StoreReader alone(String detector, StreamsStores streams) {
    return new StoreReader(detector, streams, Optional.empty());
  }

  /** Reads what is in this process, and nothing else. */
  public LocalReader local() {
    return local;
  }

  /**
   * Asks where the key lives.
   *
   * @throws StoreNotReadyException if nobody can answer now
   * @throws StoreElsewhereException if another instance has it, and this one may not ask it
   */
  public <Q, A> A ask(PartitionRead<Q, A> read, String key, Q question) {
    return ask(read, question, () -> locator.locate(read.store(), key));
  }

  /** Asks a partition; throws as the other one does. */
  public <Q, A> A ask(PartitionRead<Q, A> read, int partition, Q question) {
    return ask(read, question, () -> locate(read, partition));
  }

  /**
   * Asks every partition, all at the same time.
   *
   * @throws StoreNotReadyException if none answers
   */
  public <Q, A> Scan<A> scan(PartitionRead<Q, A> read, Q question) {
    return scan.over(read, question);
  }

  Location locate(PartitionRead<?, ?> read, int partition) {
    return locator.locate(read.store(), partition);
  }

  <Q, A> Fresh<A> find(PartitionRead<Q, A> read, Q question, Supplier<Location> locating) {
    Location first = locating.get();
    Location second = first;
    try {
      return active(read, question, first);
    } catch (StoreNotReadyException e) {
      // It may have moved: the map of who has what is a moment behind.
      second = locating.get();
    }
    try {
      return active(read, question, second);
    } catch (StoreNotReadyException e) {
      return copy(read, question, second, e);
    }
  }

  private <Q, A> A ask(PartitionRead<Q, A> read, Q question, Supplier<Location> locating) {
    return Inquiry.current().found(find(read, question, locating));
  }

  private <Q, A> Fresh<A> active(PartitionRead<Q, A> read, Q question, Location location) {
    return switch (location) {
      case Location.Here here -> local.read(read, here.partition(), question, Source.ACTIVE);
      case Location.There there ->
          remote(there.host(), read, there.partition(), question, Source.ACTIVE);
      case Location.Orphaned orphaned ->
          throw new StoreNotReadyException(
              "nobody works on partition " + orphaned.partition() + " of " + read.store().name());
      case Location.NotReady(String reason) -> throw new StoreNotReadyException(reason);
    };
  }

  private <Q, A> Fresh<A> copy(
      PartitionRead<Q, A> read, Q question, Location location, StoreNotReadyException failure) {
    return switch (location) {
      // Whoever works on it may answer as well while its threads take up other partitions.
      case Location.Here here -> copy(read, question, here.partition(), here.copies(), failure);
      case Location.There there -> {
        Set<HostInfo> hosts = new LinkedHashSet<>(there.copies());
        hosts.add(there.host());
        yield copy(read, question, there.partition(), hosts, failure);
      }
      case Location.Orphaned orphaned ->
          copy(read, question, orphaned.partition(), orphaned.copies(), failure);
      case Location.NotReady notReady -> throw failure;
    };
  }

  private <Q, A> Fresh<A> copy(
      PartitionRead<Q, A> read,
      Q question,
      int partition,
      Set<HostInfo> hosts,
      StoreNotReadyException failure) {
    try {
      return local.read(read, partition, question, Source.STANDBY);
    } catch (StoreNotReadyException e) {
      failure.addSuppressed(e);
    }
    for (HostInfo host : hosts) {
      if (peers.isPresent() && !locator.isSelf(host)) {
        try {
          return remote(host, read, partition, question, Source.STANDBY);
        } catch (StoreNotReadyException e) {
          failure.addSuppressed(e);
        }
      }
    }
    throw failure;
  }

  private <Q, A> Fresh<A> remote(
      HostInfo host, PartitionRead<Q, A> read, int partition, Q question, Source source) {
    Peers others = peers.orElseThrow(() -> new StoreElsewhereException(read.store().name(), host));
    return others.ask(host, detector, read, partition, question, source, Inquiry.current().left());
  }
}
