package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.hyperliquid.WatchedUser.Phase;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WatchedAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings every watched address to the view it is to have, step by step, so that nothing is lost on
 * the way: channels before the word that they count, the word before channels are given up. Control
 * thread only, except where a method says otherwise.
 */
final class AddressDesk {
  private static final Logger LOG = LoggerFactory.getLogger(AddressDesk.class);

  /** A fill is on the wire for a while before it is here. */
  private static final long ON_THE_WAY_MS = 5_000;

  private final HyperliquidParts parts;
  private final DeskWork work;
  private final Pool pool;
  private final TradeDesk trades;
  private final Map<String, WatchedUser> users = new TreeMap<>();
  private final Map<String, View> told = new ConcurrentHashMap<>();
  private final Optional<EarlierRun> earlier;
  private Optional<List<WatchedAddress>> wishes = Optional.empty();
  private List<String> overLimit = List.of();
  private boolean first = true;
  private boolean announced;
  private boolean unsaid;
  private long saidAt;

  AddressDesk(
      HyperliquidParts parts,
      DeskWork work,
      Pool pool,
      TradeDesk trades,
      Optional<EarlierRun> earlier) {
    this.parts = requireNonNull(parts, "parts");
    this.work = requireNonNull(work, "work");
    this.pool = requireNonNull(pool, "pool");
    this.trades = requireNonNull(trades, "trades");
    this.earlier = requireNonNull(earlier, "earlier");
  }

  /** From now on this is wished for. */
  void wish(List<WatchedAddress> all) {
    wishes = Optional.of(all);
    AddressBoard board = AddressBoard.of(all, pool.limit().users(), seated());
    List<WatchedUser> gone =
        users.values().stream().filter(u -> !board.places().containsKey(u.address())).toList();
    gone.forEach(user -> {
      user.off();
      users.remove(user.address());
      unsaid |= told.remove(user.address()) != null;
    });
    board
        .places()
        .forEach((address, place) ->
            unsaid |= users.computeIfAbsent(address, WatchedUser::new).plan(place));
    if (!board.overLimit().equals(overLimit)) {
      overLimit = board.overLimit();
      work.overLimit(overLimit);
    }
    step();
  }

  // After the venue refused somebody, only those sit whom it did not refuse.
  private Set<String> seated() {
    if (first) {
      return earlier.map(EarlierRun::users).orElse(Set.of());
    }
    Set<String> seated =
        users.values().stream()
            .filter(user -> user.planned() == View.USER_CHANNELS)
            .map(WatchedUser::address)
            .collect(Collectors.toSet());
    if (pool.limit().isLowered()) {
      seated.retainAll(pool.users());
    }
    return seated;
  }

  /** The venue takes no more addresses: whoever has no channels is seen by trades for a while. */
  void tooManyUsers() {
    if (pool.limit().lower(pool.users().size(), System.nanoTime())) {
      wishes.ifPresent(this::wish);
    }
  }

  /** Does what can be done now. */
  void step() {
    if (wishes.isEmpty()) {
      return;
    }
    if (pool.limit().rises(System.nanoTime())) {
      wish(wishes.get());
      return;
    }
    users.values().forEach(this::step);
    boolean watchTrades = users.values().stream().anyMatch(this::needsTrades);
    if (unsaid || first) {
      say();
    }
    if (first) {
      begin(watchTrades);
    }
    if (!announced) {
      return;
    }
    List<Subscription> wanted = new ArrayList<>();
    users.values().forEach(user -> wanted.addAll(user.subscriptions()));
    wanted.addAll(trades.wanted(watchTrades));
    pool.want(wanted);
    pool.tick();
    if (trades.settled()) {
      users.values().forEach(user -> work.state(user.address(), false));
    }
    users.values().stream()
        .filter(this::isStateDue)
        .forEach(user -> {
          user.stateAsked();
          work.state(user.address(), false);
        });
    users.values().stream().filter(u -> u.phase() == Phase.SUBSCRIBING).forEach(this::fetch);
  }

  // Who is watched, and which trades an earlier run missed, is written before anything is
  // subscribed: a trade that came first would be applied to a position of long ago. What was missed
  // matters only to those who are seen by trades from the start.
  private void begin(boolean watchTrades) {
    first = false;
    if (watchTrades) {
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

  private void step(WatchedUser user) {
    if (user.told().isEmpty()) {
      introduce(user);
    }
    if (user.planned() == View.USER_CHANNELS) {
      subscribe(user);
    } else {
      leave(user);
    }
  }

  // The venue may refuse channels, so nobody counts on them before they are there. Who had them a
  // moment ago, in an earlier run, is not seen otherwise in between.
  private void introduce(WatchedUser user) {
    boolean sat = first && earlier.filter(e -> e.users().contains(user.address())).isPresent();
    if (sat) {
      tell(user, View.USER_CHANNELS);
      if (user.planned() == View.PUBLIC_TRADES) {
        user.catchUp(earlier.get().completeTo());
      }
    } else if (user.planned() == View.USER_CHANNELS) {
      user.tellProvisionally(System.nanoTime());
      told(user, View.PUBLIC_TRADES);
    } else {
      tell(user, View.PUBLIC_TRADES);
    }
  }

  private void subscribe(WatchedUser user) {
    if (user.phase() == Phase.OFF || user.phase() == Phase.LEAVING) {
      long before = parts.clock().millis() - parts.settings().watching().overlap().toMillis();
      Optional<EarlierRun> missed = earlier.filter(e -> first);
      user.subscribe(
          missed.map(e -> Math.min(before, e.completeTo(user.address()))).orElse(before));
      missed.ifPresent(e -> work.gap(parts.feedId(), user, "the feed was not running"));
    } else if (!user.hasChannels()) {
      user.subscribe(user.since());
    }
  }

  private void leave(WatchedUser user) {
    boolean has = user.isSeenBy(View.USER_CHANNELS);
    if (has && user.phase() == Phase.SUBSCRIBING && user.hasChannels()) {
      user.catchUp();
    }
    if (has && user.phase() == Phase.COMPLETE && trades.isReady()) {
      tell(user, View.PUBLIC_TRADES);
      parts.counters().moves.increment();
    }
    long now = System.nanoTime();
    boolean on = user.phase() != Phase.OFF && user.phase() != Phase.LEAVING;
    if (user.isSeenBy(View.PUBLIC_TRADES) && on) {
      Duration stay = parts.settings().watching().leaveAfter();
      user.leave(now + stay.toNanos());
    } else if (user.hasLeft(now)) {
      user.off();
    }
  }

  // Once all channels answered: the word that they count, then what was before. Without channels:
  // once trades tell what comes after.
  private void fetch(WatchedUser user) {
    if (user.hasChannels() ? !pool.carries(user.subscriptions()) : !trades.isReady()) {
      return;
    }
    if (user.isSeenBy(View.PUBLIC_TRADES)) {
      parts.counters().moves.increment();
      tell(user, View.USER_CHANNELS);
      say();
    }
    fetch(user, user.fetch());
  }

  private void fetch(WatchedUser user, long attempt) {
    work.fetch(user, attempt, (task, outcome) -> fetched(user, attempt, task, outcome));
  }

  // What failed is fetched again from where it began, however often: it may be all there.
  private void fetched(
      WatchedUser user, long attempt, FillBackfill.Task task, FillBackfill.Outcome outcome) {
    switch (outcome) {
      case FillBackfill.Outcome.Done(Optional<String> missing) -> {
        if (user.fetched(attempt, task.to())) {
          work.complete(user, missing);
        }
      }
      case FillBackfill.Outcome.Failed(String why) -> {
        LOG.warn("what {} did is fetched again later: {}", user.address(), why);
        work.later(() -> {
          if (user.isAttempt(attempt)) {
            fetch(user, attempt);
          }
        });
      }
      case FillBackfill.Outcome.Unwanted() -> {
        // Another attempt has begun, or nobody watches it.
      }
    }
  }

  private void tell(WatchedUser user, View view) {
    user.tell(view);
    told(user, view);
  }

  private void told(WatchedUser user, View view) {
    told.put(user.address(), view);
    unsaid = true;
  }

  /** Writes who is watched and how: the whole list. */
  void say() {
    if (wishes.isPresent()) {
      unsaid = false;
      saidAt = parts.clock().millis();
      List<OwnRecords.Told> list = users.values().stream().map(WatchedUser::record).toList();
      byte[] record = OwnRecords.watching(saidAt, list);
      work.write(HyperliquidRecords.WATCHING, record);
    }
  }

  /** Connections of these were lost. */
  void lost(ConnectionId id, List<Subscription> subscriptions, long heardMs) {
    subscriptions.stream()
        .filter(Subscription::isOfUser)
        .map(Subscription::target)
        .distinct()
        .map(users::get)
        .filter(user -> user != null && user.phase() == Phase.COMPLETE)
        .forEach(user -> work.gap(id, user, "its connection was lost"));
    for (Subscription subscription : subscriptions) {
      WatchedUser user = users.get(subscription.target());
      if (subscription.isOfUser() && user != null) {
        user.lost(heardMs - ON_THE_WAY_MS);
      }
    }
  }

  /** Public trades were missed: only the venue knows now who holds what. */
  void tradesMissed() {
    users.values().stream()
        .filter(user -> user.isSeenBy(View.PUBLIC_TRADES))
        .forEach(user -> work.state(user.address(), false));
  }

  /** Asks for the state of everybody again. */
  void reconcile() {
    users.values().stream()
        .filter(user -> user.isSeenBy(View.USER_CHANNELS) || trades.isReady())
        .forEach(user -> work.stateInTurn(user.address()));
  }

  /**
   * Up to when all fills of addresses on channels of their own are written, epoch milliseconds;
   * empty before it is known who is watched.
   */
  OptionalLong completeTo() {
    return wishes.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            users.values().stream()
                .filter(user -> user.phase() != Phase.OFF && user.phase() != Phase.LEAVING)
                .mapToLong(this::completeTo)
                .min()
                .orElseGet(() -> parts.clock().millis()));
  }

  /** The same of public trades. */
  long tradesTo() {
    return trades.completeTo(ON_THE_WAY_MS);
  }

  /** When it was written last who is watched, epoch milliseconds; 0 if never. */
  long saidAt() {
    return saidAt;
  }

  private long completeTo(WatchedUser user) {
    return user.phase() == Phase.COMPLETE && user.hasChannels()
        ? Math.max(user.since(), pool.heardMs(user.address()) - ON_THE_WAY_MS)
        : user.since();
  }

  /** How an address is seen; empty if it is not watched. Any thread. */
  Optional<View> view(String address) {
    return Optional.ofNullable(told.get(address));
  }

  /** How many are seen so. Any thread. */
  int seenBy(View view) {
    return (int) told.values().stream().filter(v -> v == view).count();
  }

  /** How many addresses on channels of their own have all fills. */
  int complete() {
    return (int) users.values().stream().filter(u -> u.phase() == Phase.COMPLETE).count();
  }

  /** Addresses of the first tier without channels of their own. */
  int overLimit() {
    return overLimit.size();
  }
}
