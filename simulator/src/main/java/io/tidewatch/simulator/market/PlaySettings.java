package io.tidewatch.simulator.market;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;

/**
 * How a script is played.
 *
 * @param awaited streams that somebody must be subscribed to before the start and after an outage
 * @param subscribeTimeout how long to wait for them; the market stands still meanwhile
 * @param backFillTimeout how long to wait after an outage until a client has fetched the lost
 *     trades over REST; zero does not wait
 */
public record PlaySettings(
    Pace pace, Set<String> awaited, Duration subscribeTimeout, Duration backFillTimeout) {
  public PlaySettings {
    requireNonNull(pace, "pace");
    requireNonNull(subscribeTimeout, "subscribeTimeout");
    requireNonNull(backFillTimeout, "backFillTimeout");
    awaited = Set.copyOf(awaited);
    if (subscribeTimeout.isNegative() || backFillTimeout.isNegative()) {
      throw new IllegalArgumentException(
          "expected time-outs of zero or more, was "
              + subscribeTimeout
              + " and "
              + backFillTimeout);
    }
  }

  /** Waits for every stream of the script, a minute for subscriptions and half for back-fill. */
  public static PlaySettings of(ScriptedMarket script, Pace pace) {
    return new PlaySettings(pace, script.streams(), Duration.ofMinutes(1), Duration.ofSeconds(30));
  }
}
