package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

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
import io.tidewatch.connectors.feed.RestClient;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.connectors.feed.WantedChoice;
import io.tidewatch.connectors.feed.WantedInstruments;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Order books and trades of OKX: from the venue's public channels to {@code raw.okx.books} and
 * {@code raw.okx.trades}, byte for byte, one chain for each instrument. What is watched may change
 * while it runs; a detector may ask for a book anew through {@code feed.commands}. What happens on
 * the way stands on {@code feed.events}. Without a network it keeps trying. Thread-safe; started
 * once.
 */
public final class OkxFeed implements Feed {
  private static final long CLOSE_WAIT_MS = 300;

  private final OkxFeedSettings settings;
  private final FeedCounters counters = new FeedCounters();
  private final OkxCounters okxCounters = new OkxCounters();
  private final Timers timers = new Timers(OkxChannel.VENUE);
  private final AtomicLong epoch;
  private final KafkaPublisher publisher;
  private final OkxParts parts;
  private final Optional<RestClient> rest;
  private final PairBoard board;
  private final WantedInstruments wanted;
  private final InForceSubscriptions inForce;
  private final WantedWatch watch;
  private final FeedCommandTail commands;
  private final Optional<InstrumentRows> rows;

  /**
   * Makes a feed that does nothing until {@link #start}.
   *
   * @param wanted what to watch; closed with the feed
   * @param kafka client properties, at least {@code bootstrap.servers}
   * @param receiveClock tells when a frame came
   * @param clock times of events and the first connection epoch
   */
  public OkxFeed(
      OkxFeedSettings settings,
      WantedInstruments wanted,
      Map<String, ?> kafka,
      ReceiveClock receiveClock,
      InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.wanted = requireNonNull(wanted, "wanted");
    // Many connections are opened in one second, but not in one millisecond: after a quick restart
    // each instrument's epoch is above the one it had.
    this.epoch = new AtomicLong(clock.millis());
    this.publisher = new KafkaPublisher(kafka, counters);
    FeedEvents books = events(clock, OkxChannel.BOOKS.wireName());
    this.parts =
        new OkxParts(
            new FeedParts(publisher, books, counters, receiveClock),
            events(clock, OkxChannel.TRADES.wireName()),
            events(clock, OkxChannel.INSTRUMENTS),
            okxCounters);
    this.rest =
        settings
            .endpoints()
            .restUri()
            .map(uri -> new RestClient(uri, Map.of(), settings.connection().connectTimeout()));
    this.board = board();
    this.rows = rest.map(r -> new InstrumentRows(r, settings, parts, timers, nextId()));
    this.inForce =
        new InForceSubscriptions(
            publisher,
            kafka,
            OkxChannel.VENUE,
            Stream.of(OkxChannel.values()).map(OkxChannel::wireName).toList(),
            wanted.origin());
    this.watch =
        new WantedWatch(
            settings.instrumentLimit(),
            parts.instrumentEvents(),
            nextId(),
            timers,
            this::watchThese);
    this.commands =
        new FeedCommandTail(
            kafka, OkxChannel.VENUE, command -> timers.control(() -> board.command(command)));
  }

  private FeedEvents events(InstantSource clock, String channel) {
    return new FeedEvents(publisher, clock, OkxChannel.VENUE, channel);
  }

  private PairBoard board() {
    BookSeeds seeds = new BookSeeds(rest, parts, timers);
    Function<OkxConnection.Owner, OkxConnection> dialer =
        owner -> new OkxConnection(nextId(), settings, parts, timers, seeds, owner);
    return new PairBoard(settings, parts, timers, dialer);
  }

  private ConnectionId nextId() {
    long number = epoch.getAndIncrement();
    return new ConnectionId(number + "-" + ProcessHandle.current().pid(), number);
  }

  private void watchThese(WantedChoice choice) {
    board.want(choice.chosen());
    rows.ifPresent(r -> r.want(choice.chosen()));
    inForce.set(choice.names());
  }

  @Override
  public String venue() {
    return OkxChannel.VENUE;
  }

  @Override
  public void start() {
    commands.start();
    inForce.start();
    timers.control(() -> rows.ifPresent(InstrumentRows::start));
    timers.controlEvery(settings.shortestLimit().dividedBy(5).plusMillis(5), board::tick);
    wanted.start(watch);
  }

  @Override
  public boolean connected() {
    return board.isConnected();
  }

  @Override
  public int openConnections() {
    return board.openSockets();
  }

  /** By instrument, books before trades. Never blocks. */
  @Override
  public List<SubscriptionStatus> subscriptions() {
    return board.statuses();
  }

  @Override
  public FeedCounts counts() {
    return counters.counts();
  }

  /** What only this feed can say of itself. Never blocks. */
  public OkxFeedStatus status() {
    return new OkxFeedStatus(
        board.openSockets(),
        board.activePairs(),
        wanted.lastCheckMs(),
        okxCounters.subscriptionChanges.sum(),
        okxCounters.recoveries.sum(),
        okxCounters.ignoredCommands.sum(),
        okxCounters.supersededFrames.sum(),
        okxCounters.unwantedFrames.sum(),
        okxCounters.seeds.sum());
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
      wanted.close();
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
      rest.ifPresent(RestClient::close);
      publisher.close();
    }
  }
}
