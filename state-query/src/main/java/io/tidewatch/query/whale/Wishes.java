package io.tidewatch.query.whale;

import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
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
    return WatchedAddress.inForce(standing.getOrDefault(address, Map.of()).values());
  }

  /** The wanted addresses, each with the word that counts. */
  synchronized SortedMap<String, WatchedAddress> wanted() {
    SortedMap<String, WatchedAddress> wanted = new TreeMap<>();
    standing.forEach((address, said) ->
        WatchedAddress.inForce(said.values())
            .filter(WatchedAddress::watched)
            .ifPresent(wish -> wanted.put(address, wish)));
    return wanted;
  }

  /** How many addresses the API wants. */
  synchronized long countOfApi() {
    return standing.values().stream()
        .filter(said -> said.containsKey(Origin.API) && said.get(Origin.API).watched())
        .count();
  }
}
