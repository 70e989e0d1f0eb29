package io.tidewatch.topology.whale.position;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a watched address holds of one coin, and what is needed to follow it. Immutable.
 *
 * @param coin that it is told of; pairs with the same base token share one holding
 * @param known whether the size means anything
 * @param size signed
 * @param asOf time of the newest fill or statement in it
 * @param statedTo time of the newest statement that it was set to: it has all trades up to then
 * @param waiting fills that do not fit yet, by time, those of one time as they came
 */
public record Holding(
    String coin,
    boolean known,
    BigDecimal size,
    Optional<BigDecimal> entry,
    long asOf,
    long statedTo,
    Recent recent,
    List<WhaleFill> waiting,
    Optional<Gap> gap) {
  public Holding {
    requireNonNull(coin, "coin");
    requireNonNull(size, "size");
    requireNonNull(entry, "entry");
    requireNonNull(recent, "recent");
    waiting = List.copyOf(waiting);
    requireNonNull(gap, "gap");
  }

  /** Nothing is known of it. */
  public static Holding unknown(String coin) {
    return new Holding(
        coin,
        false,
        BigDecimal.ZERO,
        Optional.empty(),
        0,
        0,
        Recent.NONE,
        List.of(),
        Optional.empty());
  }

  /**
   * Whether its size only follows from a list of old fills, which may lack those of other channels.
   */
  public boolean isFromHistory() {
    return known && statedTo == 0 && recent.entries().isEmpty();
  }

  /** Whether its size is what the venue would say. */
  public boolean sure() {
    return known && waiting.isEmpty() && gap.isEmpty();
  }

  /** Whether the fill was applied lately or waits; a public one is also if it is too old. */
  public boolean has(WhaleFill fill) {
    return recent.has(fill.key())
        || waits(fill)
        || (fill.isPublic() && fill.time() < recent.floor());
  }

  /** Whether the fill waits, whichever channel it came by. */
  public boolean waits(FillKey key) {
    return waiting.stream().anyMatch(fill -> fill.key().equals(key));
  }

  private boolean waits(WhaleFill fill) {
    return waiting.stream()
        .anyMatch(
            other -> other.key().equals(fill.key()) && (fill.isPublic() || !other.isPublic()));
  }

  /** Puts a fill where its time says; a public trade gives way to the same fill that says more. */
  public Holding plus(WhaleFill fill) {
    List<WhaleFill> next = new ArrayList<>(waiting.size() + 1);
    next.addAll(waiting);
    next.removeIf(other -> other.key().equals(fill.key()));
    int at = next.size();
    while (at > 0 && next.get(at - 1).time() > fill.time()) {
      at--;
    }
    next.add(at, fill);
    return with(next);
  }

  public Holding with(List<WhaleFill> next) {
    return new Holding(coin, known, size, entry, asOf, statedTo, recent, next, gap);
  }

  public Holding with(Optional<Gap> next) {
    return new Holding(coin, known, size, entry, asOf, statedTo, recent, waiting, next);
  }

  /** The same, told of another coin. */
  public Holding of(String told) {
    return new Holding(told, known, size, entry, asOf, statedTo, recent, waiting, gap);
  }

  public Holding withEntry(Optional<BigDecimal> next) {
    return new Holding(coin, known, size, next, asOf, statedTo, recent, waiting, gap);
  }

  /** Sets it to what it was at a time, whatever it was thought to be. */
  public Holding at(BigDecimal stated, Optional<BigDecimal> statedEntry, long time) {
    return new Holding(
        coin, true, Sizes.plain(stated), statedEntry, time, statedTo, recent, waiting, gap);
  }

  /** Says up to when it has all trades. */
  public Holding statedTo(long time) {
    return new Holding(
        coin,
        known,
        size,
        entry,
        Math.max(asOf, time),
        Math.max(statedTo, time),
        recent,
        waiting,
        gap);
  }
}
