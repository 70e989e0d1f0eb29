package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Positive;
import io.tidewatch.contract.whale.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is watched.
 *
 * @param addresses wishes of the configuration; what is no address is left out and told
 * @param coins futures whose public trades are read, by the venue's names; empty for all
 * @param spotPairs pairs likewise, for example {@code @107}; empty for none
 * @param overlap fills from so long before an address came to channels of its own are fetched
 * @param leaveAfter channels are kept so long after an address left them
 * @param leaveOut a coin for which the venue ends connections is not asked for so long
 */
public record WatchSettings(
    List<Wish> addresses,
    List<String> coins,
    List<String> spotPairs,
    Duration overlap,
    Duration leaveAfter,
    Duration leaveOut) {
  public static final WatchSettings DEFAULTS =
      new WatchSettings(
          List.of(),
          List.of(),
          List.of(),
          Duration.ofMinutes(2),
          Duration.ofSeconds(5),
          Duration.ofMinutes(10));

  public WatchSettings {
    addresses = List.copyOf(addresses);
    coins = List.copyOf(coins);
    spotPairs = List.copyOf(spotPairs);
    Positive.check("overlap", overlap);
    Positive.check("leaveAfter", leaveAfter);
    Positive.check("leaveOut", leaveOut);
  }

  public WatchSettings withAddresses(List<Wish> wishes) {
    return new WatchSettings(wishes, coins, spotPairs, overlap, leaveAfter, leaveOut);
  }

  public WatchSettings withMarkets(List<String> futures, List<String> pairs) {
    return new WatchSettings(addresses, futures, pairs, overlap, leaveAfter, leaveOut);
  }

  public WatchSettings withLeaveAfter(Duration after) {
    return new WatchSettings(addresses, coins, spotPairs, overlap, after, leaveOut);
  }

  public WatchSettings withLeaveOut(Duration length) {
    return new WatchSettings(addresses, coins, spotPairs, overlap, leaveAfter, length);
  }

  /**
   * An address as the configuration has it.
   *
   * @param address any text; it counts if it is an address
   */
  public record Wish(String address, Optional<String> label, Tier tier) {
    public Wish {
      requireNonNull(address, "address");
      requireNonNull(label, "label");
      requireNonNull(tier, "tier");
    }
  }
}
