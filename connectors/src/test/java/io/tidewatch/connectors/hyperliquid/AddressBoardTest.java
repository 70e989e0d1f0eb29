package io.tidewatch.connectors.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AddressBoardTest {
  private static String address(int n) {
    return "0x%040x".formatted(n);
  }

  private static WatchedAddress wish(int n, Tier tier, Origin origin, boolean watched) {
    return new WatchedAddress(address(n), Optional.of(origin.name()), tier, origin, watched);
  }

  private static WatchedAddress wish(int n, Tier tier) {
    return wish(n, tier, Origin.DATABASE, true);
  }

  private static Map<String, View> views(AddressBoard board) {
    return board.places().values().stream()
        .collect(Collectors.toMap(AddressBoard.Place::address, AddressBoard.Place::view));
  }

  @Test
  void seatsTheFirstTierThenOthersInTheOrderOfTheirAddresses() {
    AddressBoard board =
        AddressBoard.of(
            List.of(wish(1, Tier.STANDARD), wish(2, Tier.STANDARD), wish(3, Tier.FIRST)),
            2,
            Set.of());
    assertEquals(
        Map.of(
            address(3), View.USER_CHANNELS,
            address(1), View.USER_CHANNELS,
            address(2), View.PUBLIC_TRADES),
        views(board));
    assertEquals(List.of(), board.overLimit());
  }

  @Test
  void leavesWhoSitsWhereTheyAreUnlessAHigherTierNeedsThePlace() {
    List<WatchedAddress> wishes =
        List.of(wish(1, Tier.STANDARD), wish(2, Tier.STANDARD), wish(3, Tier.STANDARD));
    assertEquals(
        Set.of(address(2), address(3)),
        seated(AddressBoard.of(wishes, 2, Set.of(address(2), address(3)))));
    List<WatchedAddress> more =
        List.of(wish(1, Tier.FIRST), wish(2, Tier.STANDARD), wish(3, Tier.STANDARD));
    assertEquals(
        Set.of(address(1), address(2)),
        seated(AddressBoard.of(more, 2, Set.of(address(2), address(3)))));
    List<WatchedAddress> firsts =
        List.of(wish(1, Tier.FIRST), wish(2, Tier.FIRST), wish(3, Tier.STANDARD));
    assertEquals(
        Set.of(address(2)), seated(AddressBoard.of(firsts, 1, Set.of(address(2), address(3)))));
  }

  private static Set<String> seated(AddressBoard board) {
    return board.places().values().stream()
        .filter(place -> place.view() == View.USER_CHANNELS)
        .map(AddressBoard.Place::address)
        .collect(Collectors.toSet());
  }

  @Test
  void tellsWhoOfTheFirstTierHasNoPlace() {
    AddressBoard board =
        AddressBoard.of(List.of(wish(1, Tier.FIRST), wish(2, Tier.FIRST)), 1, Set.of());
    assertEquals(List.of(address(2)), board.overLimit());
  }

  @Test
  void watchesAnAddressOnceWhoeverWishesForIt() {
    AddressBoard board =
        AddressBoard.of(
            List.of(
                wish(1, Tier.STANDARD, Origin.CONFIGURATION, true),
                wish(1, Tier.FIRST, Origin.DATABASE, true)),
            10,
            Set.of());
    assertEquals(1, board.places().size());
    assertEquals(Optional.of("CONFIGURATION"), board.places().get(address(1)).label());
  }

  @Test
  void takesTheWordOfTheApiOverAllOthers() {
    assertEquals(
        Map.of(),
        views(
            AddressBoard.of(
                List.of(
                    wish(1, Tier.FIRST, Origin.CONFIGURATION, true),
                    wish(1, Tier.STANDARD, Origin.API, false)),
                10,
                Set.of())));
    AddressBoard board =
        AddressBoard.of(
            List.of(
                wish(1, Tier.FIRST, Origin.DATABASE, true),
                wish(1, Tier.STANDARD, Origin.API, true),
                wish(2, Tier.FIRST)),
            1,
            Set.of());
    assertEquals(Set.of(address(2)), seated(board));
  }
}
