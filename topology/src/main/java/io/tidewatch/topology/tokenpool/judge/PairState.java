package io.tidewatch.topology.tokenpool.judge;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept of one pair. Immutable.
 *
 * @param inForce definition by which figures are judged now
 * @param past definitions that were in force before, the earliest first: a definition may overtake
 *     frames that were received before it took force, and they are judged by what held then; none
 *     once a frame came that is received later
 * @param coming definitions that take force later, the earliest first
 * @param last what was said of it last
 * @param decidedTo event time up to which it has been judged, epoch milliseconds
 * @param due whether frames that a definition overtook have come since it took force: what they
 *     said last is still to be judged by it
 * @param told whether its token has to hear of the next judgement even if there is nothing to it
 */
public record PairState(
    DatedDefinition inForce,
    List<DatedDefinition> past,
    List<DatedDefinition> coming,
    Optional<PairItem> last,
    long decidedTo,
    boolean due,
    boolean told) {
  /** Of a pair that nothing was ever said of. */
  public static final PairState INITIAL =
      new PairState(
          new DatedDefinition(0, PoolDefinition.NONE),
          List.of(),
          List.of(),
          Optional.empty(),
          0,
          false,
          true);

  /** More changes than that while frames are late are not told apart. */
  private static final int MOST_PAST = 4;

  public PairState {
    requireNonNull(inForce, "inForce");
    past = List.copyOf(past);
    coming = List.copyOf(coming);
    requireNonNull(last, "last");
  }

  /** The pair as it is watched now; empty if it is not in the pool. */
  public Optional<PoolPair> pair() {
    return inForce.definition().pair();
  }

  /** The template by which it is judged now. */
  public Optional<PoolTemplate> template() {
    return inForce.definition().template();
  }

  /** The newest definition, in force or not. */
  DatedDefinition newest() {
    return coming.isEmpty() ? inForce : coming.getLast();
  }

  /** With one definition more; one that takes force at the same time replaces the one before. */
  PairState withComing(DatedDefinition next) {
    List<DatedDefinition> more = new ArrayList<>(coming);
    more.removeIf(earlier -> earlier.since() >= next.since());
    more.add(next);
    return new PairState(inForce, past, more, last, decidedTo, due, told);
  }

  /** The first of the coming definitions is in force. */
  PairState withNextInForce() {
    DatedDefinition next = coming.getFirst();
    List<DatedDefinition> before = new ArrayList<>(past);
    before.add(inForce);
    return new PairState(
        next,
        before.subList(Math.max(0, before.size() - MOST_PAST), before.size()),
        coming.subList(1, coming.size()),
        last,
        Math.max(decidedTo, next.since()),
        false,
        told);
  }

  /** What was in force at a time before {@link #inForce}; empty if that is not known any more. */
  Optional<DatedDefinition> inForceAt(long timeMs) {
    return past.reversed().stream().filter(earlier -> earlier.since() <= timeMs).findFirst();
  }

  PairState withLast(PairItem item) {
    boolean caughtUp = item.receivedAt() >= inForce.since();
    return new PairState(
        inForce,
        caughtUp ? List.of() : past,
        coming,
        Optional.of(item),
        Math.max(decidedTo, item.receivedAt()),
        !caughtUp,
        told);
  }

  PairState withTold(boolean next) {
    return next == told ? this : new PairState(inForce, past, coming, last, decidedTo, due, next);
  }
}
