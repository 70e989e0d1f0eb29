package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.futures.market.RoundEntry;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import io.tidewatch.topology.tokenpool.judge.PairState;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What stands on the topics of a node, or waits in its stores, and is not judged yet. */
public final class Backlog {
  private final KafkaAccess kafka;
  private final NodeDetectors detectors;

  Backlog(KafkaAccess kafka, NodeDetectors detectors) {
    this.kafka = requireNonNull(kafka, "kafka");
    this.detectors = requireNonNull(detectors, "detectors");
  }

  /**
   * Waits until every detector has judged what stands on its topics.
   *
   * @param patience how long nothing may move in any of them
   * @return false if nothing moved for that long
   */
  boolean awaitJudged(Duration patience) {
    try (Progress progress = new Progress(kafka)) {
      return judged(
              progress,
              detectors.get(DetectorKind.LARGE_TRADES),
              Topics.BINANCE_SPOT_TRADES,
              patience)
          && judged(progress, detectors.get(DetectorKind.ORDER_BOOKS), Topics.OKX_FRAMES, patience)
          && new PoolProgress(kafka).awaitJudged(patience)
          && judged(
              progress,
              detectors.get(DetectorKind.WHALE_SIGNALS),
              Topics.HYPERLIQUID_FRAMES,
              patience)
          && futuresJudged(progress, patience)
          && Progress.await(() -> !hasOpenRounds(), patience)
          && futuresJudged(progress, patience);
    }
  }

  /**
   * Waits until everything that stands on the topics of the token pool is judged.
   *
   * @return false if that did not come about in time
   */
  public boolean awaitPoolJudged(Duration timeout) {
    return new PoolProgress(kafka).awaitJudged(timeout);
  }

  /**
   * Waits until every change of the token pool that is known has taken force.
   *
   * @return false if that did not come about in time
   */
  public boolean awaitPoolChanges(Duration timeout) {
    return Progress.await(() -> !hasPoolChanges(), timeout) && awaitPoolJudged(timeout);
  }

  private boolean hasPoolChanges() {
    return anyIn(
        detectors.get(DetectorKind.TOKEN_POOL),
        TokenPoolTopology.PAIRS_STATE_STORE,
        (PairState pair) -> !pair.coming().isEmpty());
  }

  /** A round of which nothing more comes is decided when its partitions were silent for a while. */
  private boolean hasOpenRounds() {
    return anyIn(
        detectors.get(DetectorKind.FUTURES_ANOMALIES),
        FuturesTopology.ROUNDS_STORE,
        (RoundEntry entry) -> entry instanceof RoundEntry.Waiting);
  }

  /** Whether there may be such a one: a store that cannot be read yet may hold it. */
  private static <V> boolean anyIn(DetectorRunner runner, String store, Predicate<V> wanted) {
    try {
      return anyKnownIn(runner, store, wanted);
    } catch (InvalidStateStoreException e) {
      // Partitions are being assigned, as right after a start.
      return true;
    }
  }

  private static <V> boolean anyKnownIn(DetectorRunner runner, String store, Predicate<V> wanted) {
    ReadOnlyKeyValueStore<String, V> opened =
        runner
            .stores()
            .open(
                StoreQueryParameters.fromNameAndType(
                    store, QueryableStoreTypes.<String, V>keyValueStore()));
    try (KeyValueIterator<String, V> all = opened.all()) {
      while (all.hasNext()) {
        if (wanted.test(all.next().value)) {
          return true;
        }
      }
      return false;
    }
  }

  private boolean futuresJudged(Progress progress, Duration timeout) {
    return progress.awaitQuiet(
        detectors.get(DetectorKind.FUTURES_ANOMALIES).detector().applicationId(),
        List.of(
            Topics.FUTURES_KLINES.name(),
            Topics.FUTURES_TICKERS.name(),
            Topics.FUTURES_OPEN_INTEREST.name()),
        timeout);
  }

  private static boolean judged(
      Progress progress, DetectorRunner runner, Topic<?, ?> topic, Duration timeout) {
    return progress.awaitCommitted(runner.detector().applicationId(), topic.name(), timeout);
  }
}
