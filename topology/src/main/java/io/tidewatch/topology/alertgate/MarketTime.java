package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.clock.IdleTime;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far the market has come, by what alerts and decisions say. The time of records does not do:
 * words of feeds have the time of the wall, which in a replay is another one.
 */
final class MarketTime {
  private static final String KEY = "market";

  /** It need not be known better after a restart. */
  private static final long STORED_EACH_MS = 1_000;

  private final Map<String, Long> stored;
  private final IdleTime idleTime = new IdleTime();
  private OptionalLong nowMs = OptionalLong.empty();

  MarketTime(Map<String, Long> stored) {
    this.stored = requireNonNull(stored, "stored");
  }

  void advance(long timeMs) {
    OptionalLong before = nowMs();
    if (before.isPresent() && timeMs <= before.getAsLong()) {
      return;
    }
    nowMs = OptionalLong.of(timeMs);
    Long last = stored.get(KEY);
    if (last == null || timeMs - last >= STORED_EACH_MS) {
      stored.put(KEY, timeMs);
    }
  }

  /** Empty before anything was read. */
  OptionalLong nowMs() {
    if (nowMs.isEmpty()) {
      Long last = stored.get(KEY);
      if (last != null) {
        nowMs = OptionalLong.of(last);
      }
    }
    return nowMs;
  }

  /** The same, with what the wall clock has run since nothing came. */
  OptionalLong nowMs(long wallClockMs) {
    OptionalLong known = nowMs();
    return known.isEmpty() ? known : OptionalLong.of(idleTime.now(known.getAsLong(), wallClockMs));
  }
}
