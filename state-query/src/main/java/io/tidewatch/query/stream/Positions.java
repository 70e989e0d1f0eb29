package io.tidewatch.query.stream;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far somebody has followed: of each partition of each kind, the offset that comes next. As
 * text it is the id of an event, which any instance understands, since offsets are the same
 * everywhere: {@code a0.15_v0.7_v1.9}. Not thread-safe.
 */
public final class Positions {
  private static final int MAX_LENGTH = 4_000;
  private static final Pattern ONE = Pattern.compile("([a-z])(\\d{1,5})\\.(\\d{1,18})");

  private final SortedMap<Partition, Long> next;

  private Positions(SortedMap<Partition, Long> next) {
    this.next = next;
  }

  /** A partition of the topic of a kind. */
  public record Partition(EventKind kind, int number) implements Comparable<Partition> {
    public Partition {
      requireNonNull(kind, "kind");
    }

    @Override
    public int compareTo(Partition other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : Integer.compare(number, other.number);
    }
  }

  static Positions none() {
    return new Positions(new TreeMap<>());
  }

  /**
   * Reads the id of an event.
   *
   * @return empty if it is none
   */
  public static Optional<Positions> read(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    SortedMap<Partition, Long> next = new TreeMap<>();
    for (String part : id.split("_", -1)) {
      Matcher found = ONE.matcher(part);
      if (!found.matches()) {
        return Optional.empty();
      }
      Optional<EventKind> kind = EventKind.ofLetter(found.group(1).charAt(0));
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      Partition partition = new Partition(kind.get(), Integer.parseInt(found.group(2)));
      next.put(partition, Long.parseLong(found.group(3)));
    }
    return Optional.of(new Positions(next));
  }

  /** The id of the event that was told last. */
  public String id() {
    return next.entrySet().stream()
        .map(
            one -> one.getKey().kind().letter() + "" + one.getKey().number() + "." + one.getValue())
        .collect(Collectors.joining("_"));
  }

  void set(Partition partition, long offset) {
    next.put(partition, offset);
  }

  /** Notes that an event was told. */
  public void told(StreamEvent event) {
    set(partition(event), event.place().offset() + 1);
  }

  Optional<Long> of(Partition partition) {
    return Optional.ofNullable(next.get(partition));
  }

  /** Those of some kinds, on their own. */
  Positions only(Predicate<EventKind> kinds) {
    return next.entrySet().stream()
        .filter(one -> kinds.test(one.getKey().kind()))
        .collect(
            Collectors.collectingAndThen(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, TreeMap::new),
                Positions::new));
  }

  /** The same partitions, each where the other one is, or here if it does not know of it. */
  public Positions resumedAt(Positions other) {
    SortedMap<Partition, Long> resumed = new TreeMap<>();
    next.forEach((partition, offset) -> resumed.put(partition, other.of(partition).orElse(offset)));
    return new Positions(resumed);
  }

  /**
   * Goes on to where the other one is, unless this one is ahead.
   *
   * @param anew of these partitions, back to it as well
   */
  public void moveTo(Positions other, Set<Partition> anew) {
    other.next.forEach((partition, offset) ->
        next.merge(
            partition,
            offset,
            (here, there) -> anew.contains(partition) ? there : Math.max(here, there)));
  }

  /** Whether the event comes after those that were told. */
  public boolean isNew(StreamEvent event) {
    return of(partition(event)).filter(offset -> event.place().offset() < offset).isEmpty();
  }

  private static Partition partition(StreamEvent event) {
    return new Partition(event.kind(), event.place().partition());
  }

  void forEach(BiConsumer<Partition, Long> listener) {
    next.forEach(listener);
  }

  @Override
  public String toString() {
    return id();
  }
}
