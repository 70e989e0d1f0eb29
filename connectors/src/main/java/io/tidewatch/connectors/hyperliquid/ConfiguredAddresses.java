package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.instrument.EvmAddress;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the addresses of the configuration, and takes out those that left it. */
final class ConfiguredAddresses {
  private final HyperliquidParts parts;

  ConfiguredAddresses(HyperliquidParts parts) {
    this.parts = requireNonNull(parts, "parts");
  }

  /**
   * Writes what is not there yet, without waiting for Kafka.
   *
   * @param standing all wishes by key
   * @return what was written; empty for a tombstone
   */
  Map<String, Optional<WatchedAddress>> publish(Map<String, WatchedAddress> standing) {
    Map<String, WatchedAddress> wanted = wanted();
    Map<String, Optional<WatchedAddress>> changes = new HashMap<>();
    wanted.forEach((key, wish) -> {
      if (!wish.equals(standing.get(key))) {
        changes.put(key, Optional.of(wish));
      }
    });
    standing.forEach((key, wish) -> {
      if (wish.origin() == Origin.CONFIGURATION && !wanted.containsKey(key)) {
        changes.put(key, Optional.empty());
      }
    });
    changes.forEach((key, wish) ->
        parts.common().publisher().publishLater(Topics.WATCHED_ADDRESSES, key, wish.orElse(null)));
    return changes;
  }

  private Map<String, WatchedAddress> wanted() {
    Map<String, WatchedAddress> wanted = new LinkedHashMap<>();
    for (WatchSettings.Wish wish : parts.settings().watching().addresses()) {
      Optional<String> address = EvmAddress.of(wish.address().strip());
      if (address.isEmpty()) {
        invalid(wish.address());
      } else {
        WatchedAddress watched =
            new WatchedAddress(
                address.get(), wish.label(), wish.tier(), Origin.CONFIGURATION, true);
        wanted.putIfAbsent(watched.key(), watched); // Named twice: the first one counts.
      }
    }
    return wanted;
  }

  private void invalid(String text) {
    parts.counters().invalidAddresses.increment();
    parts
        .events(HyperliquidRecords.USER_FILLS)
        .instrument(
            LogText.bounded(text),
            Type.GONE,
            parts.feedId(),
            "left out of the configured addresses: expected 0x and 40 hexadecimal digits");
  }
}
