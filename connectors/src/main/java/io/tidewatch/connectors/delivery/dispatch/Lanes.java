package io.tidewatch.connectors.delivery.dispatch;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.channel.Channel;
import io.tidewatch.connectors.delivery.queue.Budget;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Line;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** All targets of a sink, and the ways out that they share. For one thread. */
final class Lanes {
  private final Budget budget;
  private final Map<String, TargetQueue> targets = new LinkedHashMap<>();
  private final Map<String, Lane> byTarget = new LinkedHashMap<>();
  private final List<Lane> all;

  Lanes(Channel channel, Line.Folding folding, Budget budget, List<String> names) {
    this.budget = requireNonNull(budget, "budget");
    Map<String, Lane> byName = new LinkedHashMap<>();
    for (String name : names) {
      boolean folds = channel.folds() && !budget.isUnlimited(name);
      TargetQueue target = new TargetQueue(name, folds ? folding : Line.Folding.NEVER);
      Lane lane = byName.computeIfAbsent(channel.lane(name), key -> new Lane());
      lane.add(target);
      targets.put(name, target);
      byTarget.put(name, lane);
    }
    this.all = List.copyOf(byName.values());
  }

  TargetQueue target(String name) {
    return targets.get(name);
  }

  /** The lane of a target. */
  Lane of(String target) {
    return byTarget.get(target);
  }

  /** Lanes on which a message may leave. */
  List<Lane> free(long nowMs) {
    return all.stream().filter(lane -> lane.isFree(nowMs)).toList();
  }

  /** Of the targets whose budget allows a message, the one with the most urgent item. */
  Optional<TargetQueue> mostUrgent(Lane lane, long nowMs) {
    return lane.targets().stream()
        .filter(target ->
            target.first(nowMs).filter(item -> earliest(target, item, nowMs) <= nowMs).isPresent())
        .min(
            Comparator.comparing(
                target -> target.first(nowMs).orElseThrow(), Item.MOST_URGENT_FIRST));
  }

  /** When a message may leave next; a busy lane ends by an answer. */
  OptionalLong nextTime(long nowMs) {
    return all.stream()
        .filter(lane -> !lane.isBusy())
        .flatMapToLong(lane -> times(lane, nowMs))
        .filter(time -> time != Long.MAX_VALUE)
        .min();
  }

  private LongStream times(Lane lane, long nowMs) {
    return lane.targets().stream()
        .flatMapToLong(target -> times(target, nowMs))
        .map(time -> Math.max(lane.pausedUntil(nowMs), time));
  }

  private LongStream times(TargetQueue target, long nowMs) {
    // In this order: the first ends waits that are over.
    LongStream first =
        target.first(nowMs).stream().mapToLong(item -> earliest(target, item, nowMs));
    return LongStream.concat(first, target.line().nextEndOfWait().stream());
  }

  private long earliest(TargetQueue target, Item item, long nowMs) {
    return budget.earliest(target.name(), item.severity(), nowMs);
  }

  /** Targets that do not answer while others do; if none does, that is not for them to blame. */
  List<TargetQueue> silent() {
    return all.stream().allMatch(Lane::isSilent)
        ? List.of()
        : all.stream().filter(Lane::isSilent).flatMap(lane -> lane.targets().stream()).toList();
  }

  /** Targets of which the last attempt did not reach the other side. */
  List<String> away() {
    return all.stream()
        .filter(Lane::isAway)
        .flatMap(lane -> lane.targets().stream())
        .map(TargetQueue::name)
        .toList();
  }

  /** All targets. */
  Collection<TargetQueue> targets() {
    return targets.values();
  }

  /** Whether a message is on its way on any of them. */
  boolean areBusy() {
    return all.stream().anyMatch(Lane::isBusy);
  }

  /** Targets that take nothing any more. */
  List<String> gone() {
    return targets.values().stream()
        .filter(target -> target.gone().isPresent())
        .map(TargetQueue::name)
        .toList();
  }
}
