package io.tidewatch.topology.whale.position;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders the fills of one block so that each begins where the one before it ended: a path over all
 * of them, from position to position. Pure.
 */
public final class BlockOrder {
  private BlockOrder() {}

  /**
   * The fills in an order that chains; as they came if that chains, or if none does.
   *
   * @param from position before the block, if it is known
   */
  static List<WhaleFill> of(Optional<BigDecimal> from, List<WhaleFill> group, Sizes sizes) {
    if (group.stream().anyMatch(WhaleFill::isPublic)) {
      return group;
    }
    List<List<WhaleFill>> edges = edges(group);
    BigDecimal start =
        from.filter(at -> leaves(edges, at, sizes)).orElseGet(() -> first(edges, sizes));
    if (chains(start, edges, sizes)) {
      return flat(edges);
    }
    List<List<WhaleFill>> path = path(start, edges, sizes);
    return path.size() == edges.size() && chains(start, path, sizes) ? flat(path) : group;
  }

  /** Where the earliest of some fills that name their positions begins. */
  public static BigDecimal startOf(List<WhaleFill> fills, Sizes sizes) {
    List<WhaleFill> named = fills.stream().filter(fill -> !fill.isPublic()).toList();
    long time = named.getFirst().time();
    List<WhaleFill> block = named.stream().filter(fill -> fill.time() == time).toList();
    return of(Optional.empty(), block, sizes).getFirst().start().orElseThrow();
  }

  /** Both sides of a self-trade go together, and lead back to where they began. */
  private static List<List<WhaleFill>> edges(List<WhaleFill> group) {
    Map<BigDecimal, List<List<WhaleFill>>> open = new HashMap<>();
    List<List<WhaleFill>> edges = new ArrayList<>();
    for (WhaleFill fill : group) {
      BigDecimal start = Sizes.plain(fill.start().orElseThrow());
      List<List<WhaleFill>> there = open.computeIfAbsent(start, at -> new ArrayList<>());
      Optional<List<WhaleFill>> twin =
          there.stream().filter(edge -> edge.getFirst().isOtherSideOf(fill)).findFirst();
      if (twin.isPresent()) {
        twin.get().add(fill);
        there.remove(twin.get());
        continue;
      }
      List<WhaleFill> edge = new ArrayList<>(2);
      edge.add(fill);
      edges.add(edge);
      there.add(edge);
    }
    return edges;
  }

  private static List<WhaleFill> flat(List<List<WhaleFill>> edges) {
    List<WhaleFill> fills = new ArrayList<>();
    edges.forEach(fills::addAll);
    return fills;
  }

  private static boolean leaves(List<List<WhaleFill>> edges, BigDecimal at, Sizes sizes) {
    return edges.stream().anyMatch(edge -> sizes.near(start(edge), at));
  }

  private static BigDecimal start(List<WhaleFill> edge) {
    return edge.getFirst().start().orElseThrow();
  }

  private static BigDecimal end(List<WhaleFill> edge) {
    BigDecimal end = start(edge);
    for (WhaleFill fill : edge) {
      end = end.add(fill.delta());
    }
    return end;
  }

  /** Where more fills begin than end. */
  private static BigDecimal first(List<List<WhaleFill>> edges, Sizes sizes) {
    Map<BigDecimal, Integer> surplus = new HashMap<>();
    for (List<WhaleFill> edge : edges) {
      surplus.merge(node(start(edge), sizes), 1, Integer::sum);
      surplus.merge(node(end(edge), sizes), -1, Integer::sum);
    }
    return edges.stream()
        .filter(edge -> surplus.get(node(start(edge), sizes)) > 0)
        .map(BlockOrder::start)
        .findFirst()
        .orElseGet(() -> start(edges.getFirst()));
  }

  private static boolean chains(BigDecimal from, List<List<WhaleFill>> edges, Sizes sizes) {
    BigDecimal at = from;
    for (List<WhaleFill> edge : edges) {
      if (!sizes.near(start(edge), at)) {
        return false;
      }
      at = end(edge);
    }
    return true;
  }

  /** Hierholzer's path: detours are put in where they leave from. */
  private static List<List<WhaleFill>> path(
      BigDecimal from, List<List<WhaleFill>> edges, Sizes sizes) {
    Map<BigDecimal, Deque<List<WhaleFill>>> out = new HashMap<>();
    for (List<WhaleFill> edge : edges) {
      out.computeIfAbsent(node(start(edge), sizes), at -> new ArrayDeque<>()).add(edge);
    }
    Deque<List<WhaleFill>> trail = new ArrayDeque<>();
    Deque<List<WhaleFill>> path = new ArrayDeque<>();
    BigDecimal at = node(from, sizes);
    while (true) {
      Deque<List<WhaleFill>> next = out.get(at);
      if (next != null && !next.isEmpty()) {
        List<WhaleFill> edge = next.poll();
        trail.push(edge);
        at = node(end(edge), sizes);
      } else if (trail.isEmpty()) {
        return List.copyOf(path);
      } else {
        List<WhaleFill> edge = trail.pop();
        path.push(edge);
        at = node(start(edge), sizes);
      }
    }
  }

  private static BigDecimal node(BigDecimal size, Sizes sizes) {
    int scale = sizes.decimals().orElse(8);
    return Sizes.plain(size.setScale(scale, java.math.RoundingMode.HALF_EVEN));
  }
}
