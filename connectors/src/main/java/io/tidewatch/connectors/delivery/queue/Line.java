package io.tidewatch.connectors.delivery.queue;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What waits for one target, and what of it goes next: the most urgent one alone, or, when many
 * wait, as many as fit into one message. For one thread.
 */
public final class Line {
  private static final Comparator<NavigableSet<Item>> BY_FIRST =
      Comparator.comparing(NavigableSet::first, Item.MOST_URGENT_FIRST);

  private final Folding folding;
  private final NavigableSet<Item> single = new TreeSet<>(Item.MOST_URGENT_FIRST);
  private final NavigableSet<NavigableSet<Item>> bundles = new TreeSet<>(BY_FIRST);
  private final Map<String, Followers> followers = new LinkedHashMap<>();
  private int ready;

  /**
   * When items go together.
   *
   * @param above more than so many waiting go as one message; empty if each goes alone
   * @param followersWait how long those that follow in the same market event wait for each other
   */
  public record Folding(Optional<Integer> above, Duration followersWait) {
    /** Each goes alone. */
    public static final Folding NEVER = new Folding(Optional.empty(), Duration.ZERO);

    public Folding {
      requireNonNull(above, "above");
      requireNonNull(followersWait, "followersWait");
      if (above.isPresent() && above.get() < 1) {
        throw new IllegalArgumentException("expected to fold above 1 or more, was " + above.get());
      }
    }
  }

  private record Followers(long until, NavigableSet<Item> items) {}

  public Line(Folding folding) {
    this.folding = requireNonNull(folding, "folding");
  }

  /** One more waits. */
  public void add(Item item, long nowMs) {
    if (waitsForOthers(item)) {
      followers
          .computeIfAbsent(
              item.follows().orElseThrow(),
              event -> new Followers(nowMs + folding.followersWait.toMillis(), empty()))
          .items
          .add(item);
    } else {
      single.add(item);
      ready++;
    }
  }

  private boolean waitsForOthers(Item item) {
    return folding.above.isPresent()
        && item.follows().isPresent()
        && item.severity() != Severity.CRITICAL;
  }

  private static NavigableSet<Item> empty() {
    return new TreeSet<>(Item.MOST_URGENT_FIRST);
  }

  /** The most urgent one that may go now. */
  public Optional<Item> first(long nowMs) {
    endWaits(nowMs);
    if (bundles.isEmpty()) {
      return single.isEmpty() ? Optional.empty() : Optional.of(single.first());
    }
    Item bundled = bundles.first().first();
    return Optional.of(
        single.isEmpty() || isBefore(bundled, single.first()) ? bundled : single.first());
  }

  private static boolean isBefore(Item one, Item other) {
    return Item.MOST_URGENT_FIRST.compare(one, other) < 0;
  }

  /** When the next of those that wait for each other may go. */
  public OptionalLong nextEndOfWait() {
    return followers.values().stream().mapToLong(Followers::until).min();
  }

  /** Followers that waited long enough: alone if nobody else came, else together. */
  private void endWaits(long nowMs) {
    Iterator<Followers> all = followers.values().iterator();
    while (all.hasNext()) {
      Followers group = all.next();
      // A clock that was set back would else make them wait for as long.
      if (group.until <= nowMs || group.until - nowMs > folding.followersWait.toMillis()) {
        all.remove();
        ready += group.items.size();
        if (group.items.size() == 1) {
          single.add(group.items.first());
        } else {
          bundles.add(group.items);
        }
      }
    }
  }

  /**
   * Takes what goes next: one, or several that go together, the most urgent first.
   *
   * @param fits how many of those, from the first, fit into one message; at least one does
   * @return empty if nothing may go now
   */
  public List<Item> next(long nowMs, ToIntFunction<List<Item>> fits) {
    Optional<Item> first = first(nowMs);
    if (first.isEmpty()) {
      return List.of();
    }
    if (folding.above.isPresent() && ready > folding.above.get()) {
      return take(everything(), fits);
    }
    if (single.contains(first.get())) {
      return take(List.of(first.get()), items -> 1);
    }
    return take(List.copyOf(bundles.first()), fits);
  }

  private List<Item> take(Collection<Item> from, ToIntFunction<List<Item>> fits) {
    List<Item> sorted = from.stream().sorted(Item.MOST_URGENT_FIRST).toList();
    List<Item> taken = List.copyOf(sorted.subList(0, Math.max(1, fits.applyAsInt(sorted))));
    taken.forEach(this::remove);
    return taken;
  }

  private void remove(Item item) {
    if (single.remove(item)) {
      ready--;
    } else if (item.follows().isPresent()) {
      removeFollower(item);
    }
  }

  private void removeFollower(Item item) {
    Followers group = followers.get(item.follows().get());
    if (group != null && group.items.remove(item)) {
      if (group.items.isEmpty()) {
        followers.remove(item.follows().get());
      }
      return;
    }
    NavigableSet<Item> bundle =
        bundles.stream().filter(items -> items.contains(item)).findFirst().orElseThrow();
    // Its place among the bundles depends on its first.
    bundles.remove(bundle);
    bundle.remove(item);
    ready--;
    if (!bundle.isEmpty()) {
      bundles.add(bundle);
    }
  }

  /** Everything that waits, in no order. */
  private Collection<Item> everything() {
    List<Item> all = new ArrayList<>(single);
    bundles.forEach(all::addAll);
    followers.values().forEach(group -> all.addAll(group.items));
    return all;
  }

  /** Whether nothing waits. */
  public boolean isEmpty() {
    return everything().isEmpty();
  }

  /** Takes everything that waits. */
  public List<Item> clear() {
    return removeIf(item -> true);
  }

  /** Takes those of everything that waits to which this applies; it is asked by urgency. */
  public List<Item> removeIf(Predicate<Item> unwanted) {
    List<Item> some =
        everything().stream().sorted(Item.MOST_URGENT_FIRST).filter(unwanted).toList();
    some.forEach(this::remove);
    return some;
  }
}
