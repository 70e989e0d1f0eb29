package io.tidewatch.query;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.largetrades.LargeTradesReads;
import io.tidewatch.query.largetrades.VolumeView;
import io.tidewatch.query.rule.Overrides;
import io.tidewatch.query.rule.RulesInForce;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.Location;
import io.tidewatch.query.store.Locator;
import io.tidewatch.query.store.StoreElsewhereException;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.HostInfo;

/** One of two instances of the large-trades detector: each keeps a copy of the other's state. */
final class Instance implements AutoCloseable {
  private static final KeyedStore TRADES =
      KeyedStore.fedBy(Topics.BINANCE_SPOT_TRADES, LargeTradesTopology.TRADES_STORE);

  private final HostInfo host;
  private final DetectorRunner runner;
  private final Overrides overrides;
  private final LargeTradesReads reads;

  private Instance(KafkaAccess kafka, HostInfo host, DetectorRunner runner, MarketClock clock) {
    StoreReader reader = StoreReader.alone(runner.detector().name(), runner.stores());
    this.overrides = Overrides.follow(kafka);
    this.host = host;
    this.runner = runner;
    this.reads =
        new LargeTradesReads(
            reader,
            new RulesInForce(overrides, InstantSource.system()),
            LargeTradesSettings.DEFAULT,
            clock);
  }

  /** Starts; the instance of this name takes up again what it left in the directory. */
  static Instance start(String bootstrapServers, Path directory, String name, MarketClock clock) {
    // Nobody connects there: it is only to be told apart.
    HostInfo host = new HostInfo(name, 8080);
    KafkaAccess kafka = KafkaAccess.open(bootstrapServers);
    StreamsSettings settings =
        StreamsSettings.single(kafka, directory.resolve(name), name).among(host, name, 1);
    DetectorRunner runner =
        new DetectorRunner(
            new LargeTradesTopology(LargeTradesSettings.DEFAULT),
            settings,
            (detector, cause) -> {});
    runner.start();
    return new Instance(kafka, host, runner, clock);
  }

  HostInfo host() {
    return host;
  }

  /** The partitions of the trades it works on. */
  Set<Integer> partitions() {
    return runner.assignedPartitions().stream()
        .map(TopicPartition::partition)
        .collect(Collectors.toSet());
  }

  Location locate(String symbol) {
    return new Locator(runner.stores()).locate(TRADES, symbol);
  }

  /** Whoever keeps a copy of the state of the symbol. */
  Set<HostInfo> standbys(String symbol) {
    return runner.stores().metadata(TRADES.name(), symbol).standbyHosts();
  }

  Optional<VolumeView> volume(String symbol) {
    return reads.volume(symbol);
  }

  /** The rolling total in whole dollars; empty if there is none here at present. */
  Optional<Long> totalUsd(String symbol) {
    try {
      return volume(symbol).map(volume -> volume.totalUsd().longValueExact());
    } catch (StoreElsewhereException | StoreNotReadyException e) {
      return Optional.empty();
    }
  }

  /** Stops without leaving the group: the others miss it when its time is over. */
  @Override
  public void close() {
    overrides.close();
    if (!runner.close(Duration.ofSeconds(20))) {
      throw new IllegalStateException(host.host() + " did not stop");
    }
  }
}
