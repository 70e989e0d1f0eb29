package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.WhaleAccount;
import io.tidewatch.query.tail.TopicTail;
import io.tidewatch.simulator.futures.FuturesScript;
import io.tidewatch.simulator.whale.Whale;
import io.tidewatch.simulator.whale.WhaleMarket;
import io.tidewatch.standalone.node.Progress;
import io.tidewatch.standalone.node.TopicsJudged;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A house of many processes, of which nothing is known but what stands on the topics of its Kafka
 * cluster.
 */
final class HouseApart implements DemoHouse, AutoCloseable {
  private static final String KLINES = "klines";

  /** What the feed of watched addresses says itself. */
  private static final Set<String> OWN_RECORDS =
      Set.of(
          HyperliquidRecords.WATCHING,
          HyperliquidRecords.LOST_TRADES,
          HyperliquidRecords.BACKFILLED,
          HyperliquidRecords.TIME);

  private final KafkaAccess kafka;
  private final TopicSink alerts;
  private final ArrivedFrames pool;
  private final ArrivedFrames futures;
  private final ArrivedFrames whales;
  private final Set<String> accounts = ConcurrentHashMap.newKeySet();
  private final TopicTail<WhaleAccount> told;

  /**
   * Begins to look.
   *
   * @param alerts hands over what fired
   */
  HouseApart(KafkaAccess kafka, TopicSink alerts) {
    this.kafka = requireNonNull(kafka, "kafka");
    this.alerts = requireNonNull(alerts, "alerts");
    this.pool = ArrivedFrames.of(kafka, Topics.DBOTX_PAIRS, channel -> true);
    this.futures = ArrivedFrames.of(kafka, Topics.FUTURES_KLINES, KLINES::equals);
    this.whales =
        ArrivedFrames.of(
            kafka, Topics.HYPERLIQUID_FRAMES, channel -> !OWN_RECORDS.contains(channel));
    this.told =
        TopicTail.follow(
            kafka,
            Topics.WHALE_ACCOUNTS,
            TopicTail.Start.OLDEST,
            account -> accounts.add(account.address()));
  }

  @Override
  public long poolFrames() {
    return pool.live();
  }

  @Override
  public long futuresFrames() {
    return futures.live();
  }

  @Override
  public long whaleFrames() {
    return whales.live();
  }

  @Override
  public boolean awaitHistory(FuturesScript script, Duration within) throws InterruptedException {
    long contracts =
        script.contracts().stream().filter(contract -> !contract.history().isEmpty()).count();
    return DemoHouse.await(() -> futures.backfilled().size() >= contracts, within)
        && new TopicsJudged(kafka).awaitFuturesPassed(within);
  }

  @Override
  public boolean awaitWatched(WhaleMarket market, Duration within) throws InterruptedException {
    return DemoHouse.await(
        () -> market.scenes().whales().stream().map(Whale::address).allMatch(accounts::contains),
        within);
  }

  @Override
  public boolean drain(Duration patience) {
    if (!new TopicsJudged(kafka).awaitPassed(patience)) {
      return false;
    }
    try (Progress progress = new Progress(kafka)) {
      return progress.awaitSettled(Topics.ALERTS.name(), patience)
          && alerts.awaitPositions(progress.ends(Topics.ALERTS.name()), patience);
    }
  }

  /** Nothing is known of it here: whoever started the processes sees them end. */
  @Override
  public CompletableFuture<Throwable> failure() {
    return new CompletableFuture<>();
  }

  @Override
  public OptionalInt httpPort() {
    return OptionalInt.empty();
  }

  @Override
  public void close() {
    told.close();
    whales.close();
    futures.close();
    pool.close();
  }
}
