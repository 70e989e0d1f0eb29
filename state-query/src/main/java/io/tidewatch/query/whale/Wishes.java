package io.tidewatch.query.whale;

import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who wants which address watched, as it stands on the topic. Thread-safe. */
public final class Wishes {
  private final SortedMap<String, Map<Origin, WatchedAddress>> standing = new TreeMap<>();

  /** Takes the next record of the topic. */
  public synchronized void hear(String key, Optional<WatchedAddress> wish) {
    if (wish.isPresent()) {
      WatchedAddress said = wish.get();
      standing
          .computeIfAbsent(said.address(), address -> new EnumMap<>(Origin.class))
          .put(said.origin(), said);
    } else {
      forget(key);
    }
  }

  private void forget(String key) {
    String address = key.substring(key.indexOf('/') + 1);
    Map<Origin, WatchedAddress> said = standing.getOrDefault(address, Map.of());
    if (said.values().removeIf(wish -> wish.key().equals(key)) && said.isEmpty()) {
      standing.remove(address);
    }
  }

  /** What an origin says of an address. */
  synchronized Optional<WatchedAddress> of(Origin origin, String address) {
    return Optional.ofNullable(standing.getOrDefault(address, Map.of()).get(origin));
  }

  /** Whether anybody but the API wants it. */
  synchronized boolean isWantedByOthers(String address) {
    return standing.getOrDefault(address, Map.of()).values().stream()
        .anyMatch(wish -> wish.origin() != Origin.API && wish.watched());
  }

  /** The word that counts: the API's, or else what all others say together. */
  synchronized Optional<WatchedAddress> inForce(String address) {
    return inForce(standing.getOrDefault(address, Map.of()).values());
  }

  /** The wanted addresses, each with the word that counts. */
  synchronized SortedMap<String, WatchedAddress> wanted() {
    SortedMap<String, WatchedAddress> wanted = new TreeMap<>();
    standing.forEach((address, said) ->
        inForce(said.values())
            .filter(WatchedAddress::watched)
            .ifPresent(wish -> wanted.put(address, wish)));
    return wanted;
  }

  // As the feed puts them together: of the first tier if anybody says so, and the first label.
  private static Optional<WatchedAddress> inForce(Collection<WatchedAddress> said) {
    return said.stream()
        .filter(wish -> wish.origin() == Origin.API)
        .findFirst()
        .or(() -> said.stream().filter(WatchedAddress::watched).reduce(Wishes::together));
  }

  private static WatchedAddress together(WatchedAddress a, WatchedAddress b) {
    return new WatchedAddress(
        a.address(),
        a.label().or(b::label),
        a.tier() == Tier.FIRST ? a.tier() : b.tier(),
        a.origin(),
        true);
  }

  /** How many addresses the API wants. */
  synchronized long countOfApi() {
    return standing.values().stream()
        .filter(said -> said.containsKey(Origin.API) && said.get(Origin.API).watched())
        .count();
  }
}
