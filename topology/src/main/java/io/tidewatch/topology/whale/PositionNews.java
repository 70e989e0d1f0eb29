package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.WhalePosition.Cause;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.whale.order.OrderKeeper;
import io.tidewatch.topology.whale.position.Applied;
import io.tidewatch.topology.whale.position.Holding;
import java.math.BigDecimal;
import java.util.Optional;

/** Hands fills that found their place to their orders, and says what else became of positions. */
final class PositionNews implements PositionListener {
  /** Between two requests for what the venue says of one address. */
  private static final long SEED_SPACING_MS = 60_000;

  private final OrderKeeper orders;
  private final Watches watches;
  private final WhaleVoice voice;
  private final DetectorCounters counters;

  PositionNews(OrderKeeper orders, Watches watches, WhaleVoice voice, DetectorCounters counters) {
    this.orders = requireNonNull(orders, "orders");
    this.watches = requireNonNull(watches, "watches");
    this.voice = requireNonNull(voice, "voice");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void applied(String address, Applied applied) {
    boolean sound = applied.parts().agreesWith(applied.fill());
    if (!sound) {
      counters.add(Counter.MISMATCHES);
      doubtful(address, applied.fill().receivedAt());
    }
    if (applied.fill().counts()) {
      orders.add(address, applied, sound);
    } else {
      orders.count(address, applied.fill());
    }
  }

  @Override
  public void set(
      String address, Holding holding, Cause cause, Optional<BigDecimal> correction, long at) {
    voice.position(address, holding, cause, correction, at);
  }

  @Override
  public void missing(String address, long from, long to, int attempt, String reason) {
    voice.missing(address, from, to, attempt, reason);
  }

  private void doubtful(String address, long now) {
    Watch watch = watches.get(address);
    if (now - watch.seedAskedAt() < SEED_SPACING_MS) {
      return;
    }
    watches.put(address, watch.seedAsked(now));
    voice.seed(address, "the venue's word for a fill does not fit the position it names");
  }
}
