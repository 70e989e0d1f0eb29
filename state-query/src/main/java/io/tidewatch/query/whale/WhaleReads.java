package io.tidewatch.query.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WhaleAccount;
import io.tidewatch.query.whale.WhaleSource.Watched;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads what is watched and what it holds. An address that is wanted and that the feed does not
 * watch yet is there too. Thread-safe.
 */
public final class WhaleReads {
  private final WhaleSource source;
  private final Wishes wishes;
  private final Accounts accounts;

  public WhaleReads(WhaleSource source, Wishes wishes, Accounts accounts) {
    this.source = requireNonNull(source, "source");
    this.wishes = requireNonNull(wishes, "wishes");
    this.accounts = requireNonNull(accounts, "accounts");
  }

  /**
   * Addresses in their order.
   *
   * @param after begins behind this address
   */
  public List<WhaleSummary> all(Optional<String> after, int limit) {
    SortedMap<String, Watched> watched = watched();
    SortedMap<String, WatchedAddress> wanted = wishes.wanted();
    SortedSet<String> addresses = new TreeSet<>(watched.keySet());
    addresses.addAll(wanted.keySet());
    List<String> page =
        addresses.stream()
            .filter(address -> after.isEmpty() || address.compareTo(after.get()) > 0)
            .limit(limit)
            .toList();
    Map<String, Integer> positions = source.positionCounts(page);
    return page.stream()
        .map(address ->
            summary(
                address,
                Optional.ofNullable(watched.get(address)),
                Optional.ofNullable(wanted.get(address)),
                positions.getOrDefault(address, 0)))
        .toList();
  }

  /** An address; empty if it is neither watched nor wanted. */
  public Optional<WhaleView> one(String address) {
    Optional<Watched> watched = Optional.ofNullable(watched().get(address));
    Optional<WatchedAddress> wish = wishes.inForce(address).filter(WatchedAddress::watched);
    if (watched.isEmpty() && wish.isEmpty()) {
      return Optional.empty();
    }
    WhaleSource.State state = source.state(address);
    return Optional.of(
        new WhaleView(
            summary(address, watched, wish, state.positions().size()),
            accounts.of(address),
            state.positions(),
            state.openOrders()));
  }

  /** Whether an address is watched or wanted. */
  public boolean isKnown(String address) {
    return wishes.inForce(address).filter(WatchedAddress::watched).isPresent()
        || watched().containsKey(address);
  }

  private SortedMap<String, Watched> watched() {
    SortedMap<String, Watched> watched = new TreeMap<>();
    source.watched().forEach(one -> watched.put(one.address(), one));
    return watched;
  }

  private WhaleSummary summary(
      String address, Optional<Watched> watched, Optional<WatchedAddress> wish, int positions) {
    Optional<WhaleAccount> account = accounts.of(address);
    return new WhaleSummary(
        address,
        wish.flatMap(WatchedAddress::label).or(() -> watched.flatMap(Watched::label)),
        wish.map(WatchedAddress::tier),
        wish.map(WatchedAddress::origin),
        watched.map(Watched::view),
        watched.map(Watched::since),
        positions,
        account.flatMap(WhaleAccount::accountValue),
        account.flatMap(WhaleAccount::spotTotalUsd));
  }
}
