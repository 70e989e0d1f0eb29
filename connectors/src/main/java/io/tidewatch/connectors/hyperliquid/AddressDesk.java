package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.hyperliquid.UserChannels.Phase;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WatchedAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Everybody who is wished for, and what is done for all of them. Control thread only. */
final class AddressDesk {
  /** A fill is on the wire for a while before it is here. */
  private static final long ON_THE_WAY_MS = 5_000;

  private final HyperliquidParts parts;
  private final DeskWork work;
  private final Pool pool;
  private final TradeDesk trades;
  private final Seats seats;
  private final ToldViews views;
  private final UserSteps steps;
  private boolean first = true;
  private boolean announced;

  AddressDesk(
      HyperliquidParts parts,
      DeskWork work,
      Pool pool,
      TradeDesk trades,
      ToldViews views,
      Optional<EarlierRun> earlier) {
    this.parts = requireNonNull(parts, "parts");
    this.work = requireNonNull(work, "work");
    this.pool = requireNonNull(pool, "pool");
    this.trades = requireNonNull(trades, "trades");
    this.views = requireNonNull(views, "views");
    this.seats = new Seats(pool, work, views, earlier);
    this.steps = new UserSteps(parts, work, pool, trades, views, earlier, this::say);
  }

  /** From now on this is wished for. */
  void wish(List<WatchedAddress> all) {
    seats.wish(all);
    step();
  }

  /** The venue takes no more addresses: whoever has no channels is seen by trades for a while. */
  void tooManyUsers() {
    if (pool.limit().lower(pool.users().size(), System.nanoTime())) {
      seats.rearrange();
      step();
    }
  }

  /** Does what can be done now. */
  void step() {
    if (!seats.areKnown()) {
      return;
    }
    if (pool.limit().rises(System.nanoTime())) {
      seats.rearrange();
    }
    seats.users().forEach(user -> steps.step(user, first));
    boolean watchTrades = seats.users().stream().anyMatch(this::needsTrades);
    boolean seenByTrades = seats.users().stream().anyMatch(u -> u.isSeenBy(View.PUBLIC_TRADES));
    if (views.isUnsaid() || first) {
      say();
    }
    if (first) {
      begin(watchTrades || seenByTrades);
    }
    if (!announced) {
      return;
    }
    List<Subscription> wanted = new ArrayList<>();
    seats.users().forEach(user -> wanted.addAll(user.subscriptions()));
    wanted.addAll(trades.wanted(watchTrades, seenByTrades));
    pool.want(wanted);
    pool.tick();
    if (trades.settled()) {
      seats.users().forEach(user -> work.state(user.address(), false));
    }
    seats.users().stream()
        .filter(this::isStateDue)
        .forEach(user -> {
          user.stateAsked();
          work.state(user.address(), false);
        });
    seats.users().forEach(steps::fetchIfDue);
  }

  // Who is watched, and which trades an earlier run missed, is written before anything is
  // subscribed: a trade that came first would be applied to a position of long ago. What was missed
  // matters only to those who are seen by trades from the start, also if their own channels are
  // awaited: these may be refused.
  private void begin(boolean seenByTrades) {
    first = false;
    if (seenByTrades) {
      trades.missedBefore();
    }
    work.then(() -> {
      announced = true;
      step();
    });
  }

  private boolean isStateDue(WatchedUser user) {
    return user.isStateDue() && (user.isSeenBy(View.USER_CHANNELS) || trades.isReady());
  }

  private boolean needsTrades(WatchedUser user) {
    Duration patience = parts.settings().connection().ackTimeout();
    return user.planned() == View.PUBLIC_TRADES
        || user.isSeenBy(View.PUBLIC_TRADES) && !user.isAwaited(System.nanoTime(), patience);
  }

  /** Writes who is watched and how. */
  void say() {
    if (seats.areKnown()) {
      views.say(seats.users());
    }
  }

  /** Connections of these were lost. */
  void lost(ConnectionId id, List<Subscription> subscriptions, long heardMs) {
    List<WatchedUser> losers =
        subscriptions.stream()
            .filter(Subscription::isOfUser)
            .map(Subscription::target)
            .distinct()
            .map(seats::user)
            .flatMap(Optional::stream)
            .toList();
    losers.stream()
        .filter(user -> user.channels().phase() == Phase.COMPLETE)
        .forEach(user -> work.gap(id, user, "its connection was lost"));
    losers.forEach(user -> user.channels().lost(heardMs - ON_THE_WAY_MS));
  }

  /** Public trades were missed: only the venue knows now who holds what. */
  void tradesMissed() {
    seats.users().stream()
        .filter(user -> user.isSeenBy(View.PUBLIC_TRADES))
        .forEach(user -> work.state(user.address(), false));
  }

  /** Asks for the state of everybody again. */
  void reconcile() {
    seats.users().stream()
        .filter(user -> user.isSeenBy(View.USER_CHANNELS) || trades.isReady())
        .forEach(user -> work.stateInTurn(user.address()));
  }

  /**
   * Up to when all fills of addresses on channels of their own are written, epoch milliseconds;
   * empty before it is known who is watched.
   */
  OptionalLong completeTo() {
    return !seats.areKnown()
        ? OptionalLong.empty()
        : OptionalLong.of(
            seats.users().stream()
                .filter(user ->
                    user.channels().phase() != Phase.OFF
                        && user.channels().phase() != Phase.LEAVING)
                .mapToLong(this::completeTo)
                .min()
                .orElseGet(() -> parts.clock().millis()));
  }

  /** The same of public trades. */
  long tradesTo() {
    return trades.completeTo(ON_THE_WAY_MS);
  }

  private long completeTo(WatchedUser user) {
    return user.channels().phase() == Phase.COMPLETE && user.channels().areWanted()
        ? Math.max(user.channels().since(), pool.heardMs(user.address()) - ON_THE_WAY_MS)
        : user.channels().since();
  }

  /** How many addresses on channels of their own have all fills. */
  int complete() {
    return (int) seats.users().stream().filter(u -> u.channels().phase() == Phase.COMPLETE).count();
  }

  /** Addresses of the first tier without channels of their own. */
  int overLimit() {
    return seats.overLimit();
  }
}
