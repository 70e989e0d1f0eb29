package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent.FuturesState;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotState;
import io.tidewatch.topology.whale.AccountState.StatedSpot;
import io.tidewatch.topology.whale.order.DueTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps what the venue states of addresses until it can be compared. Not thread-safe. */
final class Statements {
  /** Between an address and a dex other than the first. */
  private static final String DEX = "|";

  /** Statements of one moment may be many; the rest is compared a second later. */
  private static final int SETTLED_AT_ONCE = 500;

  /** When those are looked at again that cannot be compared yet. */
  private static final long AGAIN_MS = 1_000;

  private final KeyValueStore<String, AccountState> accounts;
  private final Watches watches;
  private final FeedClock clock;
  private final Reconciler reconciler;
  private final WhaleVoice voice;
  private final long settlesMs;
  private final DueTimes due = new DueTimes();

  Statements(
      KeyValueStore<String, AccountState> accounts,
      Watches watches,
      FeedClock clock,
      Reconciler reconciler,
      WhaleVoice voice,
      WhaleSettings settings) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.watches = requireNonNull(watches, "watches");
    this.clock = requireNonNull(clock, "clock");
    this.reconciler = requireNonNull(reconciler, "reconciler");
    this.voice = requireNonNull(voice, "voice");
    this.settlesMs = settings.stateSettles().toMillis();
  }

  void restore() {
    due.clear();
    try (KeyValueIterator<String, AccountState> all = accounts.all()) {
      all.forEachRemaining(entry -> index(entry.key, entry.value));
    }
  }

  private void index(String key, AccountState account) {
    account.waitingFutures().ifPresent(state -> due.add(key, state.time() + settlesMs));
    account.waitingSpot().ifPresent(state -> due.add(key, state.at() + settlesMs));
  }

  private AccountState get(String key) {
    AccountState account = accounts.get(key);
    return account == null ? AccountState.NONE : account;
  }

  private void put(String key, AccountState account) {
    accounts.put(key, account);
    index(key, account);
  }

  void take(FuturesState state, long now) {
    if (watches.get(state.user()) == null) {
      return;
    }
    String key = state.dex().isEmpty() ? state.user() : state.user() + DEX + state.dex();
    AccountState account = get(key).with(state);
    put(key, account);
    if (state.dex().isEmpty()) {
      voice.stated(state.user(), account);
    }
  }

  void take(SpotState state, long now) {
    if (watches.get(state.user()) == null) {
      return;
    }
    AccountState account = get(state.user()).with(new StatedSpot(state, now));
    put(state.user(), account);
    voice.stated(state.user(), account);
  }

  /** Compares what has waited long enough. */
  void scan(long gridMs) {
    TreeMap<String, AccountState> settled = new TreeMap<>();
    for (String key : due.take(gridMs, Integer.MAX_VALUE)) {
      AccountState account = accounts.get(key);
      String address = address(key);
      if (account == null || watches.get(address) == null) {
        continue;
      }
      long upTo = settledTo(address, gridMs);
      if (account.isWaiting(upTo) && settled.size() < SETTLED_AT_ONCE) {
        settled.put(key, account);
      } else {
        due.add(key, gridMs + AGAIN_MS);
      }
    }
    settled.forEach((key, account) -> settle(key, account, gridMs));
  }

  private static String address(String key) {
    int dex = key.indexOf(DEX);
    return dex < 0 ? key : key.substring(0, dex);
  }

  /**
   * Statements up to this time can be compared: they are old enough, and the feed has brought what
   * was traded before them.
   */
  private long settledTo(String address, long gridMs) {
    long covered = watches.isPublic(address) ? clock.tradesCovered() : clock.fillsCovered();
    return Math.min(gridMs - settlesMs, covered);
  }

  private void settle(String key, AccountState account, long gridMs) {
    String address = address(key);
    long upTo = settledTo(address, gridMs);
    Optional<FuturesState> futures = account.waitingFutures().filter(state -> state.time() <= upTo);
    Optional<StatedSpot> spot = account.waitingSpot().filter(state -> state.at() <= upTo);
    AccountState after = futures.isPresent() ? account.withoutWaitingFutures() : account;
    put(key, spot.isPresent() ? after.withoutWaitingSpot() : after);
    futures.ifPresent(state -> reconciler.settle(address, state, gridMs));
    spot.ifPresent(state -> reconciler.settle(address, state, gridMs));
  }

  void forget(String address) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, AccountState> range =
        accounts.range(address, address + DEX + '\uffff')) {
      range.forEachRemaining(entry -> keys.add(entry.key));
    }
    keys.forEach(key -> {
      accounts.delete(key);
      due.remove(key);
    });
    voice.forget(address);
  }
}
