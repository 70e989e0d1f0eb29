package io.tidewatch.connectors.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.Feed;
import io.tidewatch.connectors.feed.FeedCounters;
import io.tidewatch.connectors.feed.FeedCounts;
import io.tidewatch.connectors.feed.FeedEvents;
import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.KafkaPublisher;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.connectors.feed.TopicTable;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.topic.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pairs of DBotX: what {@code reference.pairs} wants, from the venue's channel {@code pairsInfo} to
 * {@code raw.dbotx.pairs}, byte for byte, keyed by batch. Each batch has a socket of its own; the
 * pool may change while it runs. What happens on the way stands on {@code feed.events}. Without a
 * network it keeps trying. Thread-safe; started once.
 *
 * @see <a href="https://docs.dbotx.com">DBotX documents, "Data WebSocket"</a>
 */
public final class DbotxFeed implements Feed {
  private static final long CLOSE_WAIT_MS = 300;

  private final DbotxFeedSettings settings;
  private final FeedCounters counters = new FeedCounters();
  private final DbotxCounters dbotxCounters = new DbotxCounters();
  private final Timers timers = new Timers(DbotxChannel.VENUE);
  private final AtomicLong epoch;
  private final KafkaPublisher publisher;
  private final BatchBoard board;
  private final TopicTable<PoolPair> pairs;

  /**
   * Makes a feed that does nothing until {@link #start}.
   *
   * @param kafka client properties, at least {@code bootstrap.servers}
   * @param receiveClock tells when a frame came
   * @param clock times of events and the first connection epoch
   */
  public DbotxFeed(
      DbotxFeedSettings settings,
      Map<String, ?> kafka,
      ReceiveClock receiveClock,
      InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    // Fewer than a thousand connections are opened in a second: after a restart epochs are higher.
    this.epoch = new AtomicLong(clock.millis());
    this.publisher = new KafkaPublisher(kafka, counters);
    FeedEvents events = new FeedEvents(publisher, clock, DbotxChannel.VENUE, DbotxChannel.PAIRS);
    FeedParts common = new FeedParts(publisher, events, counters, receiveClock);
    this.board =
        new BatchBoard(
            new DbotxParts(settings, common, dbotxCounters, timers),
            (parts, batch) -> new DbotxConnection(nextId(), parts, batch.notices(), batch));
    PoolWatch watch = new PoolWatch(settings.subscribing().settle(), timers, this::apply);
    this.pairs = new TopicTable<>(kafka, Topics.PAIRS, watch::changed);
  }

  private ConnectionId nextId() {
    long number = epoch.getAndIncrement();
    return new ConnectionId(number + "-" + ProcessHandle.current().pid(), number);
  }

  private void apply() {
    board.want(Batch.plan(pairs.standing()));
  }

  @Override
  public String venue() {
    return DbotxChannel.VENUE;
  }

  @Override
  public void start() {
    timers.controlEvery(settings.shortestLimit().dividedBy(5).plusMillis(5), board::tick);
    LogFields.on(LogFields.VENUE, DbotxChannel.VENUE, () -> pairs.start("dbotx-pool")).run();
  }

  @Override
  public boolean connected() {
    return board.isConnected();
  }

  @Override
  public int openConnections() {
    return board.openSockets();
  }

  @Override
  public FeedCounts counts() {
    return counters.counts();
  }

  /** By number of the batch. Never blocks. */
  @Override
  public List<SubscriptionStatus> subscriptions() {
    return board.statuses();
  }

  /** What only this feed can say of itself. Never blocks. */
  public DbotxFeedStatus status() {
    long pushes = counters.frames.sum();
    CreditCost cost = board.cost();
    return new DbotxFeedStatus(
        cost.batches(),
        board.pairs(),
        board.openSockets(),
        pushes,
        pushes * CreditCost.PER_PUSH,
        cost.perMonth(),
        dbotxCounters.subscriptionChanges.sum(),
        dbotxCounters.errors.sum(),
        dbotxCounters.otherFrames.sum());
  }

  @Override
  public Optional<String> publishFailure() {
    return publisher.failure();
  }

  /** Ends in order within a few seconds: the pool, sockets, what is buffered. */
  @Override
  public void close() {
    try {
      pairs.close();
      CountDownLatch closed = new CountDownLatch(1);
      timers.control(() -> {
        board.close();
        closed.countDown();
      });
      closed.await(CLOSE_WAIT_MS, TimeUnit.MILLISECONDS);
      timers.close();
      board.abort();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      publisher.close();
    }
  }
}
