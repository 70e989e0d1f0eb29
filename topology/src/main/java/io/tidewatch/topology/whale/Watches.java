package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Watched;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Watching;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * All watched addresses, in memory: most trades are of nobody watched, and touch no store. Not
 * thread-safe.
 */
final class Watches {
  private final KeyValueStore<String, Watch> store;
  private final Map<String, Watch> byAddress = new HashMap<>();

  Watches(KeyValueStore<String, Watch> store) {
    this.store = requireNonNull(store, "store");
  }

  void restore() {
    byAddress.clear();
    try (KeyValueIterator<String, Watch> all = store.all()) {
      all.forEachRemaining(entry -> byAddress.put(entry.key, entry.value));
    }
  }

  /** Null if nobody watches it. */
  Watch get(String address) {
    return byAddress.get(address);
  }

  void put(String address, Watch watch) {
    byAddress.put(address, watch);
    store.put(address, watch);
  }

  /** Addresses that are not watched any more; they are still there until they are removed. */
  List<String> take(Watching watching) {
    Set<String> named = new HashSet<>();
    for (Watched watched : watching.addresses()) {
      // The first word for an address counts.
      if (!named.add(watched.address())) {
        continue;
      }
      Watch before = byAddress.get(watched.address());
      Watch after =
          before == null
              ? Watch.begin(watched.view(), watched.label(), watching.at())
              : before.seenBy(watched.view(), watched.label(), watching.at());
      if (!after.equals(before)) {
        put(watched.address(), after);
      }
    }
    if (!watching.whole()) {
      // Who is missing may be whom nobody could read.
      return List.of();
    }
    List<String> gone = new ArrayList<>(byAddress.keySet());
    gone.removeAll(named);
    gone.sort(null);
    return gone;
  }

  /**
   * Forgets that tokens were stated: of one that had no name then nobody knows what was held. What
   * is known of others stays known.
   */
  void forgetStatedTokens() {
    for (Map.Entry<String, Watch> entry : List.copyOf(byAddress.entrySet())) {
      if (entry.getValue().statedAt(true) > 0) {
        put(entry.getKey(), entry.getValue().withoutStatedTokens());
      }
    }
  }

  void remove(String address) {
    byAddress.remove(address);
    store.delete(address);
  }

  /** Whether public trades of an address count. */
  boolean isPublic(String address) {
    Watch watch = byAddress.get(address);
    return watch != null && watch.view() == View.PUBLIC_TRADES;
  }
}
