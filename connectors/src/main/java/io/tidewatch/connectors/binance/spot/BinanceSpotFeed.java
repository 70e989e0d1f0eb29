package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.stream.ConnectionKeeper;
import io.tidewatch.connectors.feed.ConnectPacer;
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
import io.tidewatch.connectors.feed.WantedSubscriptions;
import io.tidewatch.contract.instrument.SpotSymbol;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Trades of Binance spot: from the venue's combined stream to {@code raw.binance-spot.trades}, byte
 * for byte, with what the socket did not bring, or an earlier run missed at its end, fetched over
 * REST. What happens on the way stands on {@code feed.events}. Without a network it keeps trying.
 * Thread-safe; started once.
 */
public final class BinanceSpotFeed implements Feed {
  private static final long CLOSE_WAIT_MS = 300;

  private final SpotFeedSettings settings;
  private final FeedCounters counters = new FeedCounters();
  private final Timers timers = new Timers("binance-spot");
  private final KafkaPublisher publisher;
  private final FeedParts parts;
  private final WantedSubscriptions wanted;
  private final PublishedTail published;
  private final Optional<SpotRest> rest;
  private final List<Subscription> subscriptions;
  private final ConnectionKeeper keeper;
  private final Optional<QuotePrices> prices;

  /**
   * Makes a feed that does nothing until {@link #start}.
   *
   * @param kafka client properties, at least {@code bootstrap.servers}
   * @param receiveClock tells when a frame came
   * @param clock times of events and the first connection epoch
   */
  public BinanceSpotFeed(
      SpotFeedSettings settings,
      Map<String, ?> kafka,
      ReceiveClock receiveClock,
      InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.publisher = new KafkaPublisher(kafka, counters);
    FeedEvents events = new FeedEvents(publisher, clock, SpotChannel.VENUE, SpotChannel.TRADES);
    this.parts = new FeedParts(publisher, events, counters, receiveClock);
    this.wanted = new WantedSubscriptions(publisher, kafka, SpotChannel.VENUE, SpotChannel.TRADES);
    SpotFeedSettings.Endpoints endpoints = settings.endpoints();
    this.rest =
        endpoints
            .restUri()
            .map(uri ->
                new SpotRest(uri, endpoints.apiKey(), settings.connection().connectTimeout()));
    this.subscriptions = subscribe(settings.symbols());
    this.published =
        new PublishedTail(
            kafka, subscriptions.stream().map(Subscription::symbol).collect(Collectors.toSet()));
    this.keeper = keeper(clock);
    this.prices = rest.flatMap(r -> QuotePrices.of(settings, r, parts, clock));
  }

  private List<Subscription> subscribe(List<SpotSymbol> symbols) {
    TradeHistory history = rest.map(this::history).orElseGet(TradeHistory::none);
    return symbols.stream()
        .map(SpotSymbol::venueName)
        .map(symbol ->
            Subscription.of(
                symbol,
                new TradeLane(
                    symbol, parts, history, timers, settings.backfill(), this::overlapping)))
        .toList();
  }

  private TradeHistory history(SpotRest client) {
    return settings.endpoints().apiKey().isPresent()
        ? new IndividualTrades(client)
        : new AggregateTrades(client);
  }

  private ConnectionKeeper keeper(InstantSource clock) {
    Map<String, Subscription> bySymbol = new LinkedHashMap<>();
    subscriptions.forEach(s -> bySymbol.put(s.symbol(), s));
    FrameRouter router = new FrameRouter(bySymbol, parts);
    AtomicLong epoch = new AtomicLong(clock.instant().getEpochSecond());
    long process = ProcessHandle.current().pid();
    Supplier<ConnectionId> ids =
        () -> {
          long number = epoch.getAndIncrement();
          return new ConnectionId(number + "-" + process, number);
        };
    return new ConnectionKeeper(
        settings.streams(), parts, timers, router, ids, new ConnectPacer(Duration.ZERO));
  }

  private boolean overlapping() {
    return keeper.isOverlapping();
  }

  @Override
  public String venue() {
    return SpotChannel.VENUE;
  }

  @Override
  public void start() {
    List<String> symbols = subscriptions.stream().map(Subscription::symbol).toList();
    wanted.start(symbols);
    prices.ifPresent(p -> p.start(timers));
    timers.blocking(this::takeUp);
    keeper.add(subscriptions.stream().map(Subscription::trades).toList());
    keeper.start();
  }

  private void takeUp() {
    Map<String, PublishedTrades> earlier = Map.of();
    try {
      earlier = published.read();
    } finally {
      for (Subscription subscription : subscriptions) {
        subscription.lane().begin(Optional.ofNullable(earlier.get(subscription.symbol())));
      }
    }
  }

  @Override
  public boolean connected() {
    return keeper.isConnected();
  }

  /** One, or none; the second one of a rotation does not count. */
  @Override
  public int openConnections() {
    return keeper.isConnected() ? 1 : 0;
  }

  /** In the order of the settings. Never blocks. */
  @Override
  public List<SubscriptionStatus> subscriptions() {
    return subscriptions.stream().map(Subscription::status).toList();
  }

  @Override
  public FeedCounts counts() {
    return counters.counts();
  }

  @Override
  public Optional<String> publishFailure() {
    return publisher.failure();
  }

  /** Ends in order within three seconds: socket, what waits, what is buffered. */
  @Override
  public void close() {
    try {
      CountDownLatch closed = new CountDownLatch(1);
      timers.control(() -> {
        keeper.close("the feed was closed");
        closed.countDown();
      });
      closed.await(CLOSE_WAIT_MS, TimeUnit.MILLISECONDS);
      wanted.close();
      timers.close();
      keeper.abort();
      for (Subscription subscription : subscriptions) {
        subscription.lane().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      rest.ifPresent(SpotRest::close);
      publisher.close();
    }
  }
}
