package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is watched and how: what comes of all wishes.
 *
 * @param places by address
 * @param overLimit of the first tier, without a place on channels of their own
 */
record AddressBoard(Map<String, Place> places, List<String> overLimit) {
  AddressBoard {
    places = Map.copyOf(places);
    overLimit = List.copyOf(overLimit);
  }

  /** How one address is watched. */
  record Place(String address, Optional<String> label, View view) {
    Place {
      requireNonNull(address, "address");
      requireNonNull(label, "label");
      requireNonNull(view, "view");
    }
  }

  /**
   * @param maxUsers places on channels of their own
   * @param seated addresses that have such a place now: they keep it unless a higher tier needs it
   */
  static AddressBoard of(Collection<WatchedAddress> wishes, int maxUsers, Set<String> seated) {
    Map<String, Map<Origin, WatchedAddress>> byAddress = new TreeMap<>();
    wishes.forEach(wish ->
        byAddress
            .computeIfAbsent(wish.address(), address -> new EnumMap<>(Origin.class))
            .put(wish.origin(), wish));
    List<WatchedAddress> watched =
        byAddress.values().stream()
            .map(said -> WatchedAddress.inForce(said.values()))
            .flatMap(Optional::stream)
            .filter(WatchedAddress::watched)
            .toList();
    List<WatchedAddress> ranked =
        watched.stream()
            .sorted(
                Comparator.comparing(WatchedAddress::tier)
                    .thenComparing(wish -> !seated.contains(wish.address()))
                    .thenComparing(WatchedAddress::address))
            .toList();
    Map<String, Place> places = new TreeMap<>();
    List<String> overLimit = new ArrayList<>();
    for (int rank = 0; rank < ranked.size(); rank++) {
      WatchedAddress wish = ranked.get(rank);
      View view = rank < maxUsers ? View.USER_CHANNELS : View.PUBLIC_TRADES;
      places.put(wish.address(), new Place(wish.address(), wish.label(), view));
      if (view == View.PUBLIC_TRADES && wish.tier() == Tier.FIRST) {
        overLimit.add(wish.address());
      }
    }
    return new AddressBoard(places, overLimit);
  }
}
