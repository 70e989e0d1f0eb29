package io.tidewatch.simulator.whale;

import io.tidewatch.simulator.hyperliquid.HyperliquidServer;
import io.tidewatch.simulator.hyperliquid.HyperliquidSettings;
import io.tidewatch.simulator.hyperliquid.exchange.VenueListing;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import java.time.Duration;
import java.time.Instant;

/** The venue of the scenes, with a time of its own: that of the step that is being played. */
public final class WhaleMarket {
  private static final Duration BY_THE_SCRIPT = Duration.ofHours(24);

  private final WhaleScenes scenes;
  private final WhaleExchange exchange;
  private volatile long time;

  private WhaleMarket(long startMs, int rounds) {
    VenueListing listing = VenueListing.standard();
    this.time = startMs;
    this.scenes = WhaleScenes.standard(listing, startMs, rounds);
    this.exchange = new WhaleExchange(listing, () -> Instant.ofEpochMilli(time));
    WhaleScenes.begin(exchange);
  }

  /**
   * As it is when nothing has happened yet.
   *
   * @param startMs event time of the start, epoch milliseconds
   */
  public static WhaleMarket standard(long startMs) {
    return standard(startMs, 1);
  }

  /**
   * The same, of several times forty minutes: from the second on, what can happen again does.
   *
   * @param rounds from 1
   */
  public static WhaleMarket standard(long startMs, int rounds) {
    return new WhaleMarket(startMs, rounds);
  }

  /** Starts a venue for it; states of accounts are told when the script says so. */
  public HyperliquidServer startServer() {
    Duration minute = Duration.ofMinutes(1);
    return HyperliquidServer.start(
        HyperliquidSettings.standard().withTimes(minute, BY_THE_SCRIPT, minute), exchange);
  }

  public WhaleScenes scenes() {
    return scenes;
  }

  public WhaleExchange exchange() {
    return exchange;
  }

  /** Event time, epoch milliseconds; who receives frames of the venue receives them then. */
  public long time() {
    return time;
  }

  void time(long now) {
    time = now;
  }
}
