package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.View;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How each address is seen by what is told of it. Control thread only, except where a method says
 * otherwise.
 */
final class ToldViews {
  private final HyperliquidParts parts;
  private final DeskWork work;
  private final Map<String, View> views = new ConcurrentHashMap<>();
  private boolean unsaid;
  private long saidAt;

  ToldViews(HyperliquidParts parts, DeskWork work) {
    this.parts = requireNonNull(parts, "parts");
    this.work = requireNonNull(work, "work");
  }

  void tell(WatchedUser user, View view) {
    user.tell(view);
    put(user, view);
  }

  /** It counts as seen by trades until the channels of its own are there. */
  void tellProvisionally(WatchedUser user) {
    user.tellProvisionally(System.nanoTime());
    put(user, View.PUBLIC_TRADES);
  }

  private void put(WatchedUser user, View view) {
    views.put(user.address(), view);
    unsaid = true;
  }

  /** It is not watched any more. */
  void forget(WatchedUser user) {
    unsaid |= views.remove(user.address()) != null;
  }

  /** Something else changed that is told of an address. */
  void changed() {
    unsaid = true;
  }

  /** Whether something of this is not written yet. */
  boolean isUnsaid() {
    return unsaid;
  }

  /** Writes who is watched and how: the whole list. */
  void say(Collection<WatchedUser> users) {
    unsaid = false;
    saidAt = parts.clock().millis();
    List<OwnRecords.Told> list = users.stream().map(WatchedUser::record).toList();
    byte[] record = OwnRecords.watching(saidAt, list);
    work.write(HyperliquidRecords.WATCHING, record);
  }

  /** When that was written last, epoch milliseconds; 0 if never. */
  long saidAt() {
    return saidAt;
  }

  /** How an address is seen; empty if it is not watched. Any thread. */
  Optional<View> of(String address) {
    return Optional.ofNullable(views.get(address));
  }

  /** How many are seen so. Any thread. */
  int seenBy(View view) {
    return (int) views.values().stream().filter(v -> v == view).count();
  }
}
