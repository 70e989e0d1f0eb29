package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FeedCommandTail;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Everything that runs once it is known how far an earlier run came. */
final class HyperliquidRun implements PoolListener, AutoCloseable {
  private static final Duration SAY_AGAIN = Duration.ofHours(1);
  private static final Duration TIME_EVERY = Duration.ofSeconds(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int MOST_LOOKS = 200;

  private final HyperliquidParts parts;
  private final Outbox outbox;
  private final Markets markets;
  private final StateRounds states;
  private final Pool pool;
  private final TradeDesk trades;
  private final AddressDesk desk;
  private final FeedCommandTail commands;
  private final WatchedAddresses wishes;
  private final ToldViews views;
  private volatile RunCounts.Desk snapshot = RunCounts.Desk.NOTHING;

  HyperliquidRun(
      HyperliquidParts parts,
      Map<String, ?> kafka,
      InfoClient info,
      Outbox outbox,
      Supplier<ConnectionId> ids,
      Optional<EarlierRun> earlier) {
    this.parts = requireNonNull(parts, "parts");
    this.outbox = requireNonNull(outbox, "outbox");
    TradeContinuity continuity = new TradeContinuity();
    this.markets = new Markets(info, parts);
    this.pool = new Pool(parts, continuity, ids, this);
    this.states = new StateRounds(info, parts, this::view);
    DeskWork work = new DeskWork(parts, outbox, new FillBackfill(info, parts), states);
    this.trades = new TradeDesk(parts, work, pool, markets, continuity, earlier);
    this.views = new ToldViews(parts, work);
    this.desk = new AddressDesk(parts, work, pool, trades, views, earlier);
    Commands detectors = new Commands(parts, views, work);
    this.commands =
        new FeedCommandTail(
            kafka,
            HyperliquidRecords.VENUE,
            command -> parts.timers().control(() -> detectors.take(command)));
    this.wishes =
        new WatchedAddresses(parts, kafka, all -> parts.timers().control(() -> desk.wish(all)));
  }

  private Optional<View> view(String address) {
    return views.of(address);
  }

  void start() {
    commands.start();
    begin(0);
  }

  // The first records make detectors ask for what is before them, and that must be heard.
  private void begin(int looks) {
    if (!commands.isReady() && looks < MOST_LOOKS) {
      parts.timers().controlAfter(LOOK_AGAIN, () -> begin(looks + 1));
      return;
    }
    markets.start();
    states.start();
    wishes.start();
    parts.timers().controlEvery(parts.settings().tickEvery(), this::tick);
    parts.timers().controlEvery(TIME_EVERY, this::time);
    parts.timers().controlEvery(SAY_AGAIN, desk::say);
    parts.timers().controlEvery(parts.settings().rest().reconcileEvery(), desk::reconcile);
  }

  private void tick() {
    desk.step();
    snapshot =
        new RunCounts.Desk(
            desk.complete(),
            desk.overLimit(),
            trades.coins(),
            markets.unknown(),
            desk.completeTo().orElse(0));
  }

  // A second that Kafka had no room for is left out; the next one says more.
  private void time() {
    desk.completeTo()
        .ifPresent(completeTo -> {
          if (outbox.isIdle()) {
            byte[] record =
                OwnRecords.time(
                    parts.clock().millis(),
                    new EarlierRun(completeTo, desk.tradesTo(), views.saidAt(), Set.of()));
            outbox.add(() ->
                parts.publishOwn(
                    HyperliquidRecords.TIME, HyperliquidRecords.TIME, Optional.empty(), record));
          }
        });
  }

  @Override
  public void lost(ConnectionId id, List<Subscription> subscriptions, long heardMs) {
    desk.lost(id, subscriptions, heardMs);
  }

  @Override
  public void missed(ConnectionId id, String coin, TradeContinuity.Lost lost) {
    parts.counters().lostTrades.increment();
    parts.common().counters().gaps.increment();
    parts.common().counters().gapsOpen.increment();
    parts
        .events(HyperliquidRecords.TRADES)
        .instrument(
            coin,
            Type.GAP_OPEN,
            id,
            "trades of %d ms may be missing: the repeated ones do not reach back so far"
                .formatted(lost.to() - lost.from()));
    desk.tradesMissed();
  }

  @Override
  public void deadly(Subscription subscription) {
    markets.deadly(subscription.target());
  }

  @Override
  public void tooManyUsers() {
    desk.tooManyUsers();
  }

  @Override
  public void live(ConnectionId id, Subscription subscription) {
    if (!subscription.isOfUser()) {
      parts
          .events(subscription.type())
          .instrument(subscription.target(), Type.LIVE, id, "trades come");
    }
  }

  /** Any thread. */
  Pool pool() {
    return pool;
  }

  /** Any thread. */
  boolean hearsCommands() {
    return commands.isReady();
  }

  /** Any thread. */
  RunCounts counts() {
    List<SubscriptionStatus> subscriptions = pool.statuses();
    return new RunCounts(
        snapshot,
        views.seenBy(View.USER_CHANNELS),
        views.seenBy(View.PUBLIC_TRADES),
        pool.openSockets(),
        subscriptions.size(),
        (int)
            subscriptions.stream()
                .map(SubscriptionStatus::state)
                .filter(s -> s == SubscriptionState.ACKNOWLEDGED || s == SubscriptionState.LIVE)
                .count(),
        pool.waiting(),
        pool.messagesLastMinute(),
        states.waiting());
  }

  @Override
  public void close() {
    wishes.close();
    commands.close();
  }
}
