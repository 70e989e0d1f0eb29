package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WatchedAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who is watched, and who of them is to have channels of their own: what is wished for, as far as
 * the venue allows it. Control thread only.
 */
final class Seats {
  private final Pool pool;
  private final DeskWork work;
  private final ToldViews views;
  private final Optional<EarlierRun> earlier;
  private final Map<String, WatchedUser> users = new TreeMap<>();
  private Optional<List<WatchedAddress>> wishes = Optional.empty();
  private List<String> overLimit = List.of();

  Seats(Pool pool, DeskWork work, ToldViews views, Optional<EarlierRun> earlier) {
    this.pool = requireNonNull(pool, "pool");
    this.work = requireNonNull(work, "work");
    this.views = requireNonNull(views, "views");
    this.earlier = requireNonNull(earlier, "earlier");
  }

  /** From now on this is wished for. */
  void wish(List<WatchedAddress> all) {
    arrange(all, wishes.isEmpty() ? seatedBefore() : seated());
    wishes = Optional.of(all);
  }

  /** The venue allows more than before, or less. */
  void rearrange() {
    wishes.ifPresent(all -> arrange(all, seated()));
  }

  private void arrange(List<WatchedAddress> all, Set<String> seated) {
    AddressBoard board = AddressBoard.of(all, pool.limit().users(), seated);
    List<WatchedUser> gone =
        users.values().stream().filter(u -> !board.places().containsKey(u.address())).toList();
    gone.forEach(user -> {
      user.channels().off();
      users.remove(user.address());
      views.forget(user);
    });
    board
        .places()
        .forEach((address, place) -> {
          if (users.computeIfAbsent(address, WatchedUser::new).plan(place)) {
            views.changed();
          }
        });
    if (!board.overLimit().equals(overLimit)) {
      overLimit = board.overLimit();
      work.overLimit(overLimit);
    }
  }

  private Set<String> seatedBefore() {
    return earlier.map(EarlierRun::users).orElse(Set.of());
  }

  // After the venue refused somebody, only those sit whom it did not refuse.
  private Set<String> seated() {
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

  /** Whether it is known who is watched. */
  boolean areKnown() {
    return wishes.isPresent();
  }

  Collection<WatchedUser> users() {
    return users.values();
  }

  Optional<WatchedUser> user(String address) {
    return Optional.ofNullable(users.get(address));
  }

  /** Addresses of the first tier without channels of their own. */
  int overLimit() {
    return overLimit.size();
  }
}
