package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.stream.ConnectionKeeper;
import io.tidewatch.connectors.feed.ConnectPacer;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.Feed;
import io.tidewatch.connectors.feed.FeedCommandTail;
import io.tidewatch.connectors.feed.FeedCounters;
import io.tidewatch.connectors.feed.FeedCounts;
import io.tidewatch.connectors.feed.FeedEvents;
import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.InForceSubscriptions;
import io.tidewatch.connectors.feed.KafkaPublisher;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.contract.feed.WantedSubscription.Origin;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bars of 15 minutes, 24 h figures, open interest and long/short ratios of Binance's perpetuals in
 * USDT: from the venue's streams and REST interface to {@code raw.binance-futures.*}, byte for
 * byte. What is watched follows the venue's list and volumes while it runs; bars that the stream
 * did not close, and bars that a detector asks for through {@code feed.commands}, come over REST.
 * All requests go through one budget. What happens on the way stands on {@code feed.events}.
 * Without a network it keeps trying. Thread-safe; started once.
 */
public final class BinanceFuturesFeed implements Feed {
  private static final long CLOSE_WAIT_MS = 300;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int MOST_LOOKS = 200;

  private final PollPlan plan;
  private final FeedCounters counters = new FeedCounters();
  private final FuturesCounters futuresCounters = new FuturesCounters();
  private final Timers timers = new Timers(FuturesChannel.VENUE);
  private final AtomicLong epoch;
  private final KafkaPublisher publisher;
  private final FuturesParts parts;
  private final RequestBudget budget;
  private final VenueRest rest;
  private final KlineBoard board;
  private final CloseWatch closes;
  private final VenueClock venueClock;
  private final Contracts contracts;
  private final Tickers tickers;
  private final SymbolSeries series;
  private final InForceSubscriptions inForce;
  private final FeedCommandTail commands;

  /**
   * Makes a feed that does nothing until {@link #start}.
   *
   * @param kafka client properties, at least {@code bootstrap.servers}
   * @param receiveClock tells when a frame or an answer came
   * @param clock time of the market: when bars close, times of events, the first connection epoch
   * @throws PollPlanException if the polls do not fit the venue's limits
   */
  public BinanceFuturesFeed(
      FuturesFeedSettings settings,
      Map<String, ?> kafka,
      ReceiveClock receiveClock,
      InstantSource clock) {
    this.plan = settings.pollPlan().check();
    this.epoch = new AtomicLong(clock.millis());
    this.publisher = new KafkaPublisher(kafka, counters);
    FeedEvents events =
        new FeedEvents(publisher, clock, FuturesChannel.VENUE, FuturesChannel.KLINES);
    this.parts =
        new FuturesParts(
            settings,
            new FeedParts(publisher, events, counters, receiveClock),
            futuresCounters,
            timers,
            requireNonNull(clock, "clock"),
            new VenueTime(clock),
            nextId(),
            new AtomicLong());
    this.budget = new RequestBudget(plan, System::nanoTime);
    this.rest = new VenueRest(budget, parts);
    this.board = board();
    Klines klines = new Klines(rest, parts);
    this.closes = new CloseWatch(board, klines, parts, budget::isPaused);
    this.series = new SymbolSeries(rest, parts);
    this.venueClock = new VenueClock(rest, parts);
    this.contracts = new Contracts(rest, budget, parts, this::watch);
    this.tickers = new Tickers(rest, board, parts, contracts::volumes);
    this.inForce =
        new InForceSubscriptions(
            publisher,
            kafka,
            FuturesChannel.VENUE,
            List.of(FuturesChannel.KLINES),
            Origin.CONFIGURATION);
    Backfills backfills = new Backfills(board, klines, parts);
    this.commands =
        new FeedCommandTail(
            kafka,
            FuturesChannel.VENUE,
            command -> timers.control(() -> backfills.command(command)));
  }

  private KlineBoard board() {
    FuturesFeedSettings settings = parts.settings();
    ConnectPacer pacer = new ConnectPacer(settings.connection().connectEvery());
    return new KlineBoard(
        parts,
        lines ->
            new ConnectionKeeper(
                settings.streams(),
                parts.common(),
                timers,
                new KlineReader(lines, parts),
                this::nextId,
                pacer));
  }

  private ConnectionId nextId() {
    long number = epoch.getAndIncrement();
    return new ConnectionId(number + "-" + ProcessHandle.current().pid(), number);
  }

  private void watch(List<String> symbols) {
    board.want(symbols);
    series.want(symbols);
    tickers.publishWatched();
    inForce.set(symbols);
  }

  @Override
  public String venue() {
    return FuturesChannel.VENUE;
  }

  @Override
  public void start() {
    commands.start();
    inForce.start();
    timers.control(() -> begin(0));
  }

  // The first bars make detectors ask for what is before them, and that must be heard.
  private void begin(int looks) {
    if (commands.isReady() || looks == MOST_LOOKS) {
      venueClock.start();
      contracts.start();
      tickers.start();
      series.start();
      closes.start();
    } else {
      timers.controlAfter(LOOK_AGAIN, () -> begin(looks + 1));
    }
  }

  @Override
  public boolean connected() {
    return board.isConnected();
  }

  @Override
  public int openConnections() {
    return board.openSockets();
  }

  /** By symbol. Never blocks. */
  @Override
  public List<SubscriptionStatus> subscriptions() {
    return board.statuses();
  }

  @Override
  public FeedCounts counts() {
    return counters.counts();
  }

  /** What only this feed can say of itself. */
  public FuturesFeedStatus status() {
    return new FuturesFeedStatus(
        board.lines().size(),
        board.live(),
        board.openSockets(),
        parts.venueTime().localAheadMs(),
        plan.planned(RequestPool.WEIGHT),
        budget.used(RequestPool.WEIGHT),
        budget.limit(RequestPool.WEIGHT),
        budget.used(RequestPool.FUTURES_DATA),
        budget.isPaused(),
        futuresCounters.throttled.sum(),
        futuresCounters.bans.sum(),
        futuresCounters.failedRequests.sum(),
        futuresCounters.skippedPolls.sum(),
        futuresCounters.barsClosedByRest.sum(),
        futuresCounters.backfills.sum(),
        futuresCounters.ignoredCommands.sum(),
        futuresCounters.unwantedFrames.sum(),
        futuresCounters.universeChanges.sum());
  }

  /** Whether commands of detectors are heard from now on. */
  public boolean hearsCommands() {
    return commands.isReady();
  }

  @Override
  public Optional<String> publishFailure() {
    return publisher.failure();
  }

  /** Ends in order within a few seconds: sources, sockets, what is buffered. */
  @Override
  public void close() {
    try {
      commands.close();
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
      inForce.close();
      rest.close();
      publisher.close();
    }
  }
}
