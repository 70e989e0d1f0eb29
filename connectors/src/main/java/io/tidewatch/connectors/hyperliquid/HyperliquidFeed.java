package io.tidewatch.connectors.hyperliquid;

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
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What watched addresses of Hyperliquid do: from the venue's channels and its {@code /info} to
 * {@code raw.hyperliquid.frames}, byte for byte, with the feed's own word on who is watched and
 * how, what was missed and what was fetched. Who is watched stands on {@code
 * reference.watched-addresses} and may change while it runs. What happens on the way stands on
 * {@code feed.events}. Without a network it keeps trying. Thread-safe; started once.
 *
 * @see <a href="https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/websocket">
 *     Hyperliquid documents, "Websocket"</a>
 */
public final class HyperliquidFeed implements Feed {
  private static final long CLOSE_WAIT_MS = 300;

  private final FeedCounters counters = new FeedCounters();
  private final Timers timers = new Timers(HyperliquidRecords.VENUE);
  private final AtomicLong epoch;
  private final KafkaPublisher publisher;
  private final HyperliquidParts parts;
  private final Map<String, ?> kafka;
  private final WeightBudget budget;
  private final InfoClient info;
  private final Outbox outbox = new Outbox();
  private volatile Optional<HyperliquidRun> run = Optional.empty();

  /**
   * Makes a feed that does nothing until {@link #start}.
   *
   * @param kafka client properties, at least {@code bootstrap.servers}
   * @param receiveClock tells when a frame or an answer came
   * @param clock times of events and of the feed's own records, the first connection epoch
   */
  public HyperliquidFeed(
      HyperliquidFeedSettings settings,
      Map<String, ?> kafka,
      ReceiveClock receiveClock,
      InstantSource clock) {
    this.kafka = Map.copyOf(kafka);
    // Fewer than a thousand connections are opened in a second: after a restart epochs are higher.
    this.epoch = new AtomicLong(requireNonNull(clock, "clock").millis());
    this.publisher = new KafkaPublisher(kafka, counters);
    FeedEvents events =
        new FeedEvents(publisher, clock, HyperliquidRecords.VENUE, HyperliquidRecords.USER_FILLS);
    this.parts =
        new HyperliquidParts(
            requireNonNull(settings, "settings"),
            new FeedParts(publisher, events, counters, receiveClock),
            new HyperliquidCounters(),
            timers,
            clock,
            nextId(),
            new AtomicLong());
    this.budget = new WeightBudget(settings.rest().weightPerMinute(), System::nanoTime);
    this.info = new InfoClient(budget, parts);
  }

  private ConnectionId nextId() {
    long number = epoch.getAndIncrement();
    return new ConnectionId(number + "-" + ProcessHandle.current().pid(), number);
  }

  @Override
  public String venue() {
    return HyperliquidRecords.VENUE;
  }

  @Override
  public void start() {
    timers.blocking(() -> {
      Optional<EarlierRun> earlier = EarlierRun.read(kafka);
      timers.control(() -> {
        HyperliquidRun begun =
            new HyperliquidRun(parts, kafka, info, outbox, this::nextId, earlier);
        run = Optional.of(begun);
        begun.start();
      });
    });
  }

  @Override
  public boolean connected() {
    return run.filter(r -> r.pool().isConnected()).isPresent();
  }

  @Override
  public int openConnections() {
    return run.map(r -> r.pool().openSockets()).orElse(0);
  }

  @Override
  public FeedCounts counts() {
    return counters.counts();
  }

  /** By connection. Never blocks. */
  @Override
  public List<SubscriptionStatus> subscriptions() {
    return run.map(r -> r.pool().statuses()).orElse(List.of());
  }

  /** What only this feed can say of itself. Never blocks. */
  public HyperliquidFeedStatus status() {
    return run.map(HyperliquidRun::counts)
        .orElse(RunCounts.NOTHING)
        .status(parts.counters(), budget.used());
  }

  /** Whether commands of detectors are heard from now on. */
  public boolean hearsCommands() {
    return run.filter(HyperliquidRun::hearsCommands).isPresent();
  }

  @Override
  public Optional<String> publishFailure() {
    return publisher.failure();
  }

  /** Ends in order within a few seconds: wishes, sockets, what is buffered. */
  @Override
  public void close() {
    try {
      run.ifPresent(HyperliquidRun::close);
      CountDownLatch closed = new CountDownLatch(1);
      timers.control(() -> {
        run.ifPresent(r -> r.pool().close());
        closed.countDown();
      });
      closed.await(CLOSE_WAIT_MS, TimeUnit.MILLISECONDS);
      timers.close();
      // It may have begun a moment ago.
      run.ifPresent(HyperliquidRun::close);
      run.ifPresent(r -> r.pool().abort());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      outbox.close();
      info.close();
      publisher.close();
    }
  }
}
