package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhalePosition.Cause;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.order.DueTimes;
import io.tidewatch.topology.whale.position.Applied;
import io.tidewatch.topology.whale.position.Gap;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.position.PositionChain;
import io.tidewatch.topology.whale.position.PositionChain.Step;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Follows positions by their fills. A fill that does not begin where the last one ended waits while
 * the missing ones are asked for; if they cannot be had, the position is set to where it begins.
 * Not thread-safe.
 */
final class PositionKeeper {
  /** What comes by another channel, or later within a second, is not missing yet. */
  private static final long NOTICE_MS = 1_000;

  private static final int MOST_WAITING = 500;

  /** Waits that end together may be many; the rest is looked at a second later. */
  private static final int LOOKED_AT_ONCE = 500;

  private final KeyValueStore<String, Holding> holdings;
  private final WhaleSettings settings;
  private final Watches watches;
  private final Market market;
  private final DetectorCounters counters;
  private final PositionListener listener;
  private final DueTimes gaps = new DueTimes();

  PositionKeeper(
      KeyValueStore<String, Holding> holdings,
      WhaleSettings settings,
      Watches watches,
      Market market,
      DetectorCounters counters,
      PositionListener listener) {
    this.holdings = requireNonNull(holdings, "holdings");
    this.settings = requireNonNull(settings, "settings");
    this.watches = requireNonNull(watches, "watches");
    this.market = requireNonNull(market, "market");
    this.counters = requireNonNull(counters, "counters");
    this.listener = requireNonNull(listener, "listener");
  }

  void restore() {
    gaps.clear();
    try (KeyValueIterator<String, Holding> all = holdings.all()) {
      all.forEachRemaining(entry -> index(entry.key, entry.value));
    }
  }

  private void index(String key, Holding holding) {
    holding
        .gap()
        .ifPresent(gap ->
            gaps.add(
                key,
                gap.attempts() == 0
                    ? gap.since() + NOTICE_MS
                    : gap.askedAt() + settings.backfillPatience().toMillis()));
  }

  static String key(String address, String holding) {
    return address + "/" + holding;
  }

  private static String address(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  /** The holding of a coin; one of which nothing is known if there is none. */
  Holding get(String address, CoinFacts coin) {
    Holding holding = holdings.get(key(address, coin.holding()));
    return holding == null ? Holding.unknown(coin.told()) : holding;
  }

  /** All holdings of an address, by the names of what is held. */
  Map<String, Holding> of(String address) {
    Map<String, Holding> found = new TreeMap<>();
    String prefix = address + "/";
    try (KeyValueIterator<String, Holding> range = holdings.range(prefix, prefix + '\uffff')) {
      range.forEachRemaining(entry -> found.put(entry.key.substring(prefix.length()), entry.value));
    }
    return found;
  }

  void put(String address, String holding, Holding value) {
    String key = key(address, holding);
    holdings.put(key, value);
    index(key, value);
  }

  /** Answers what was held, by coin that it was told of. */
  List<Holding> forget(String address) {
    Map<String, Holding> all = of(address);
    all.keySet()
        .forEach(name -> {
          holdings.delete(key(address, name));
          gaps.remove(key(address, name));
        });
    return List.copyOf(all.values());
  }

  /**
   * Moves what is held by the name of a pair, while nobody had said of what, to that of its token.
   *
   * @param gone is told of what is not told of by its old coin any more
   */
  void rename(BiConsumer<String, Holding> gone) {
    List<KeyValue<String, Holding>> old = new ArrayList<>();
    try (KeyValueIterator<String, Holding> all = holdings.all()) {
      all.forEachRemaining(entry -> {
        String name = entry.key.substring(entry.key.indexOf('/') + 1);
        if (!name.startsWith(Market.SPOT_HOLDING)
            && !name.equals(market.of(entry.value.coin()).holding())) {
          old.add(entry);
        }
      });
    }
    for (KeyValue<String, Holding> entry : old) {
      String address = address(entry.key);
      CoinFacts coin = market.of(entry.value.coin());
      Holding there = get(address, coin);
      Holding moved = there.known() ? there : entry.value.of(coin.told());
      for (WhaleFill fill : there.known() ? entry.value.waiting() : there.waiting()) {
        moved = moved.plus(fill);
      }
      holdings.delete(entry.key);
      gaps.remove(entry.key);
      put(address, coin.holding(), moved);
      if (!coin.told().equals(entry.value.coin())) {
        gone.accept(address, entry.value);
      }
    }
  }

  /** Adds fills of one coin and applies what fits. */
  void add(String address, Holding before, List<WhaleFill> fills, long now) {
    CoinFacts coin = market.of(fills.getFirst().coin());
    boolean trusted = trusts(address, coin, before);
    Holding holding = before;
    if (coin.sizes().spot() && !before.known() && trusted) {
      // It was flat when tokens were stated.
      holding = holding.statedTo(watches.get(address).statedAt(true));
    }
    for (WhaleFill fill : fills) {
      holding = holding.plus(fill);
    }
    while (holding.waiting().size() > MOST_WAITING && holding.waiting().getFirst().isPublic()) {
      holding = holding.with(holding.waiting().subList(1, holding.waiting().size()));
      counters.add(Counter.LATE);
    }
    Holding headed = trusted ? holding : headed(address, coin, holding);
    boolean named = watches.get(address).view() == View.USER_CHANNELS && headed.known();
    drain(address, coin, headed, trusted || (named && headed != holding), now);
  }

  /** A fill that names its position tells what it was before the public trades that wait. */
  private Holding headed(String address, CoinFacts coin, Holding holding) {
    boolean own = watches.get(address).view() == View.USER_CHANNELS;
    if ((holding.known() && !own)
        || holding.waiting().isEmpty()
        || !holding.waiting().getFirst().isPublic()) {
      return holding;
    }
    BigDecimal traded = BigDecimal.ZERO;
    for (WhaleFill fill : holding.waiting()) {
      if (!fill.isPublic()) {
        BigDecimal begin = fill.start().orElseThrow().subtract(traded);
        Holding set = holding.at(begin, Optional.empty(), holding.waiting().getFirst().time());
        if (holding.known() && !coin.sizes().near(begin, holding.size())) {
          resynced(address, set, begin.subtract(holding.size()), fill.time());
        }
        return set;
      }
      traded = traded.add(fill.delta());
    }
    return holding;
  }

  /** Applies what fits, and takes note of what is missing. */
  Holding drain(String address, CoinFacts coin, Holding holding, boolean trusted, long now) {
    Step step = PositionChain.drain(holding, trusted, coin.sizes());
    counters.add(Counter.LATE, step.dropped());
    Holding after = step.holding();
    if (step.isStuck() && after.gap().isEmpty()) {
      after = after.with(Optional.of(Gap.noticed(now)));
    }
    put(address, coin.holding(), after);
    boolean history = false;
    for (Applied applied : step.applied()) {
      history |= !applied.fill().counts();
      listener.applied(address, applied);
    }
    if (history) {
      listener.set(address, after, Cause.SEED, Optional.empty(), after.asOf());
    }
    return after;
  }

  /**
   * Whether public trades can be added to what is known.
   *
   * @param holding as it was before them
   */
  boolean trusts(String address, CoinFacts coin, Holding holding) {
    Watch watch = watches.get(address);
    long lost = market.lostTo(coin.coin());
    if (watch.view() == View.USER_CHANNELS) {
      return holding.known() && lost <= watch.statedAt(coin.sizes().spot());
    }
    long surely = surelyTo(watch, coin, holding);
    return surely > 0 && lost <= surely;
  }

  /**
   * Tokens are compared one by one: those that were traded meanwhile wait for the next time. Of a
   * pair that is not listed, and of another dex, a statement does not say that nothing is held.
   */
  private static long surelyTo(Watch watch, CoinFacts coin, Holding holding) {
    if (coin.isOfFirstDex()) {
      return watch.surelyTo(false);
    }
    if (holding.known()) {
      return Math.max(holding.statedTo(), watch.movedAt());
    }
    return coin.isToken() && holding.waiting().isEmpty() ? watch.surelyTo(true) : 0;
  }

  /** Asks again for what is missing, or gives up, where it is time. */
  void scan(long gridMs) {
    for (String key : gaps.take(gridMs, LOOKED_AT_ONCE)) {
      Holding holding = holdings.get(key);
      if (holding == null || holding.gap().isEmpty()) {
        continue;
      }
      Gap gap = holding.gap().get();
      long patience = settings.backfillPatience().toMillis();
      if (gap.attempts() > 0 && gridMs - gap.askedAt() < patience) {
        index(key, holding);
      } else if (gap.attempts() < settings.backfillAttempts()) {
        ask(key, holding, gap.asked(gridMs));
      } else if (!holding.waiting().isEmpty()) {
        giveUp(address(key), holding, gridMs);
      }
    }
  }

  private void ask(String key, Holding holding, Gap gap) {
    counters.add(Counter.BACKFILLS);
    Holding asked = holding.with(Optional.of(gap));
    holdings.put(key, asked);
    index(key, asked);
    long to = holding.waiting().isEmpty() ? gap.since() : holding.waiting().getLast().time();
    listener.missing(
        address(key),
        Math.min(holding.asOf(), to),
        to,
        gap.attempts(),
        "the position of " + holding.coin() + " does not follow from the fills before it");
  }

  /** Nothing more of a span is to be had. */
  void backfilled(String address, long from, long to, long now) {
    for (Map.Entry<String, Holding> entry : of(address).entrySet()) {
      Holding holding = entry.getValue();
      if (holding.gap().isEmpty() || from > holding.asOf()) {
        continue;
      }
      if (holding.waiting().isEmpty()) {
        put(address, entry.getKey(), holding.with(Optional.of(holding.gap().get().withAnswer())));
      } else if (to >= holding.waiting().getFirst().time()) {
        giveUp(address, holding, now);
      }
    }
  }

  /** Takes the word of the fills that wait for what was before them. */
  private void giveUp(String address, Holding stuck, long now) {
    Holding holding = stuck;
    while (true) {
      WhaleFill first =
          holding.waiting().stream().filter(fill -> !fill.isPublic()).findFirst().orElse(null);
      if (first == null) {
        return;
      }
      CoinFacts coin = market.of(first.coin());
      BigDecimal told = PositionChain.startOf(holding.waiting(), coin.sizes());
      BigDecimal tidy = coin.sizes().tidy(told);
      BigDecimal start = coin.sizes().near(tidy, told) ? tidy : told;
      Holding set = holding.at(start, Optional.empty(), Math.min(holding.asOf(), first.time()));
      resynced(address, set.with(Optional.empty()), start.subtract(holding.size()), first.time());
      int waiting = set.waiting().size();
      holding = drain(address, coin, set.with(Optional.empty()), true, now);
      if (holding.waiting().size() == waiting) {
        return;
      }
    }
  }

  void resynced(String address, Holding holding, BigDecimal correction, long at) {
    counters.add(Counter.RESYNCS);
    listener.set(address, holding, Cause.RESYNC, Optional.of(correction), at);
  }

  /** Begins with what an old list of fills leads to, if nothing better is known. */
  void begin(String address, CoinFacts coin, List<WhaleFill> fills) {
    Holding holding = get(address, coin);
    if (holding.known() || !holding.waiting().isEmpty() || fills.isEmpty()) {
      return;
    }
    Holding history = Holding.unknown(coin.told());
    for (WhaleFill fill : fills) {
      history = history.plus(fill);
    }
    Step step = PositionChain.drain(history, false, coin.sizes());
    if (!step.holding().waiting().isEmpty()) {
      return;
    }
    Holding end = step.holding();
    Holding seeded = holding.at(end.size(), end.entry(), end.asOf());
    put(address, coin.holding(), seeded);
    listener.set(address, seeded, Cause.SEED, Optional.empty(), end.asOf());
  }
}
