package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.order.DueTimes;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What addresses hold, and of what of it fills are missing since when. Not thread-safe. */
final class Holdings {
  /** What comes by another channel, or later within a second, is not missing yet. */
  private static final long NOTICE_MS = 1_000;

  private final KeyValueStore<String, Holding> store;
  private final long patienceMs;
  private final DueTimes gaps = new DueTimes();

  Holdings(KeyValueStore<String, Holding> store, WhaleSettings settings) {
    this.store = requireNonNull(store, "store");
    this.patienceMs = settings.backfillPatience().toMillis();
  }

  void restore() {
    gaps.clear();
    try (KeyValueIterator<String, Holding> all = store.all()) {
      all.forEachRemaining(entry -> index(entry.key, entry.value));
    }
  }

  /** Says again when its missing fills are to be looked after. */
  void index(String key, Holding holding) {
    holding
        .gap()
        .ifPresentOrElse(
            gap ->
                gaps.set(
                    key,
                    gap.attempts() == 0 ? gap.since() + NOTICE_MS : gap.askedAt() + patienceMs),
            () -> gaps.remove(key));
  }

  private static String key(String address, String holding) {
    return address + "/" + holding;
  }

  static String address(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  /** The holding of a coin; one of which nothing is known if there is none. */
  Holding get(String address, CoinFacts coin) {
    Holding holding = find(address, coin);
    return holding == null ? Holding.unknown(coin.told()) : holding;
  }

  /** Null if nothing was ever known of it. */
  Holding find(String address, CoinFacts coin) {
    return store.get(key(address, coin.holding()));
  }

  /** Those whose missing fills are to be looked after at this time, by key. */
  List<KeyValue<String, Holding>> lacking(long upTo, int atMost) {
    List<KeyValue<String, Holding>> found = new ArrayList<>();
    for (String key : gaps.take(upTo, atMost)) {
      Holding holding = store.get(key);
      if (holding != null && holding.gap().isPresent()) {
        found.add(KeyValue.pair(key, holding));
      }
    }
    return found;
  }

  /** All holdings of an address, by the names of what is held. */
  Map<String, Holding> of(String address) {
    Map<String, Holding> found = new TreeMap<>();
    String prefix = address + "/";
    try (KeyValueIterator<String, Holding> range = store.range(prefix, prefix + '\uffff')) {
      range.forEachRemaining(entry -> found.put(entry.key.substring(prefix.length()), entry.value));
    }
    return found;
  }

  void put(String address, String holding, Holding value) {
    put(key(address, holding), value);
  }

  void put(String key, Holding value) {
    store.put(key, value);
    index(key, value);
  }

  /** Answers what was held, by coin that it was told of. */
  List<Holding> forget(String address) {
    Map<String, Holding> all = of(address);
    all.keySet()
        .forEach(name -> {
          store.delete(key(address, name));
          gaps.remove(key(address, name));
        });
    return List.copyOf(all.values());
  }

  /**
   * Moves what is held by the name of a pair, while nobody had said of what, to that of its token.
   *
   * @param market what coins are now
   * @param gone is told of what is not told of by its old coin any more
   */
  void rename(Market market, BiConsumer<String, Holding> gone) {
    List<KeyValue<String, Holding>> old = new ArrayList<>();
    try (KeyValueIterator<String, Holding> all = store.all()) {
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
      store.delete(entry.key);
      gaps.remove(entry.key);
      put(address, coin.holding(), moved);
      if (!coin.told().equals(entry.value.coin())) {
        gone.accept(address, entry.value);
      }
    }
  }
}
