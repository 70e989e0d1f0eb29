package io.tidewatch.connectors.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidewatch.connectors.hyperliquid.SlotPlan.Load;
import io.tidewatch.connectors.hyperliquid.SlotPlan.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SlotPlanTest {
  private static final PoolSettings LIMITS = new PoolSettings(3, 6, 10, 30, 2_000);

  private static List<Subscription> trades(int count) {
    return IntStream.range(0, count).mapToObj(n -> Subscription.trades("C" + n)).toList();
  }

  @Test
  void sharesNoConnectionAmongOrderUpdatesOfTwo() {
    List<Subscription> missing = new ArrayList<>(Subscription.ofUser("a"));
    missing.addAll(Subscription.ofUser("b"));
    missing.addAll(trades(2));
    SlotPlan plan = SlotPlan.of(List.of(), Set.of(), missing, LIMITS);
    List<Placement> exclusive =
        plan.placements().stream().filter(p -> p.subscription().namesNoUser()).toList();
    assertEquals(2, exclusive.stream().map(Placement::number).distinct().count());
    assertEquals(10, plan.placements().size());
    assertTrue(
        plan.placements().stream()
            .collect(Collectors.groupingBy(Placement::number, Collectors.counting()))
            .values()
            .stream()
            .allMatch(count -> count <= 6));
  }

  @Test
  void takesTheLeastLoadedOne() {
    List<Load> loads =
        List.of(new Load(1, 5, Optional.empty(), true), new Load(2, 1, Optional.empty(), true));
    SlotPlan plan = SlotPlan.of(loads, Set.of(), trades(4), LIMITS);
    assertTrue(plan.placements().stream().allMatch(p -> p.number() == 2));
  }

  @Test
  void opensNoConnectionWhileAnEmptiedOneIsClosing() {
    List<Load> loads =
        List.of(
            new Load(1, 6, Optional.empty(), true),
            new Load(2, 6, Optional.empty(), true),
            new Load(3, 0, Optional.empty(), false));
    SlotPlan plan = SlotPlan.of(loads, Set.of(), trades(1), LIMITS);
    assertEquals(List.of(), plan.placements());
    assertEquals(trades(1), plan.surplus());
  }

  @Test
  void letsAnAddressWaitForThePlaceOfAnother() {
    List<Load> loads = List.of(new Load(1, 4, Optional.of("a"), true));
    SlotPlan plan =
        SlotPlan.of(
            loads, Set.of("a"), Subscription.ofUser("b"), new PoolSettings(3, 6, 1, 30, 2_000));
    assertEquals(Subscription.ofUser("b"), plan.waiting());
  }

  @Test
  void tellsWhatHasNoRoom() {
    SlotPlan plan = SlotPlan.of(List.of(), Set.of(), trades(20), LIMITS.withMaxUsers(0));
    assertEquals(18, plan.placements().size());
    assertEquals(trades(20).subList(18, 20), plan.surplus());
  }

  @Test
  void leavesRoomForAddressesThatComeLater() {
    SlotPlan trades = SlotPlan.of(List.of(), Set.of(), trades(20), LIMITS.withMaxUsers(2));
    assertEquals(10, trades.placements().size());
    List<Load> loads =
        trades.placements().stream()
            .collect(Collectors.groupingBy(Placement::number, Collectors.counting()))
            .entrySet()
            .stream()
            .map(e -> new Load(e.getKey(), e.getValue().intValue(), Optional.empty(), true))
            .toList();
    List<Subscription> later = new ArrayList<>(Subscription.ofUser("a"));
    later.addAll(Subscription.ofUser("b"));
    SlotPlan plan = SlotPlan.of(loads, Set.of(), later, LIMITS.withMaxUsers(2));
    assertEquals(8, plan.placements().size());
  }

  @Test
  void fillsNoConnectionWithTradesThatTheLastAddressNeeds() {
    List<Load> loads =
        List.of(
            new Load(1, 4, Optional.of("a"), true),
            new Load(2, 4, Optional.of("b"), true),
            new Load(3, 5, Optional.empty(), true));
    SlotPlan plan = SlotPlan.of(loads, Set.of("a", "b"), trades(9), LIMITS);
    assertEquals(1, plan.placements().size());
    assertTrue(plan.placements().stream().noneMatch(p -> p.number() == 3));
  }
}
