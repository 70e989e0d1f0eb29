package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent.FuturesState;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotState;
import io.tidewatch.topology.whale.AccountState.StatedSpot;
import io.tidewatch.topology.whale.order.DueTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps what the venue states of addresses until it can be compared. Not thread-safe. */
final class Statements {
  /** Between an address and a dex other than the first. */
  private static final String DEX = "|";

  /** Statements of one moment may be many; the rest is compared a second later. */
  private static final int SETTLED_AT_ONCE = 500;

  private final KeyValueStore<String, AccountState> accounts;
  private final Watches watches;
  private final Reconciler reconciler;
  private final WhaleVoice voice;
  private final long settlesMs;
  private final DueTimes due = new DueTimes();

  Statements(
      KeyValueStore<String, AccountState> accounts,
      Watches watches,
      Reconciler reconciler,
      WhaleVoice voice,
      WhaleSettings settings) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.watches = requireNonNull(watches, "watches");
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
    for (String key : due.take(gridMs, SETTLED_AT_ONCE)) {
      AccountState account = accounts.get(key);
      int dex = key.indexOf(DEX);
      String address = dex < 0 ? key : key.substring(0, dex);
      if (account == null || watches.get(address) == null) {
        continue;
      }
      AccountState after = account;
      Optional<FuturesState> futures =
          account.waitingFutures().filter(state -> state.time() + settlesMs <= gridMs);
      Optional<StatedSpot> spot =
          account.waitingSpot().filter(state -> state.at() + settlesMs <= gridMs);
      after = futures.isPresent() ? after.withoutWaitingFutures() : after;
      after = spot.isPresent() ? after.withoutWaitingSpot() : after;
      put(key, after);
      futures.ifPresent(state -> reconciler.settle(address, state, gridMs));
      spot.ifPresent(state -> reconciler.settle(address, state, gridMs));
    }
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
