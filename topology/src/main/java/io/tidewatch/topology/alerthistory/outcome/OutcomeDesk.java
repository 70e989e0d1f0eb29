package io.tidewatch.topology.alerthistory.outcome;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.price.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Follows alerts until their outcome is known. Alerts and prices come on two topics, and nobody
 * knows in which order they are read: an outcome is measured of the prices up to a time only when
 * none of that time can come any more, so that it does not depend on that order. All state is in
 * the stores.
 */
final class OutcomeDesk {
  /** What waits costs a few hundred bytes of memory each. */
  static final int MAX_WAITING = 100_000;

  /** A venue that has been silent for that long, while others were not, will not tell any more. */
  static final long GIVEN_UP_MS = 24 * 3_600_000L;

  private static final long SWEEP_MS = 3_600_000;

  /** Key of the newest time of all venues; no venue has this name. */
  private static final String ALL = "\n";

  private final KeptPrices prices;
  private final KeyValueStore<String, Long> times;
  private final KeyValueStore<String, FollowedAlert> waiting;
  private final OutcomeShelf shelf;
  private final Listener listener;
  private final StoreWalk<FollowedAlert> sweep;

  /** Hears outcomes. */
  @FunctionalInterface
  interface Listener {
    /**
     * Hears one.
     *
     * @param knownUpTo the time up to which it is known
     */
    void hear(AlertOutcome outcome, long knownUpTo);
  }

  /**
   * Makes one over stores.
   *
   * @param times newest price of instruments, venues and all
   * @param waiting alerts by instrument, and when more of them can be told
   */
  OutcomeDesk(
      KeyValueStore<String, PriceChunk> chunks,
      KeyValueStore<String, Long> times,
      KeyValueStore<String, FollowedAlert> waiting,
      OutcomeShelf shelf,
      Listener listener) {
    this.prices = new KeptPrices(chunks, times);
    this.times = requireNonNull(times, "times");
    this.waiting = requireNonNull(waiting, "waiting");
    this.sweep = new StoreWalk<>(waiting);
    this.shelf = requireNonNull(shelf, "shelf");
    this.listener = requireNonNull(listener, "listener");
  }

  /** Takes an alert to follow. */
  void take(Alert alert) {
    Optional<String> instrument = AlertInstrument.of(alert);
    if (instrument.isEmpty()) {
      shelf.put(
          alert.rule(), alert.eventTime(), alert.id(), KeptOutcome.of(NoOutcome.NO_INSTRUMENT));
      return;
    }
    FollowedAlert followed = FollowedAlert.of(alert, instrument.get());
    if (isTooLate(followed)) {
      end(followed, NoOutcome.TOO_LATE);
    } else if (waiting.approximateNumEntries() >= MAX_WAITING) {
      end(followed, NoOutcome.TOO_MANY);
    } else {
      shelf.put(followed.rule(), followed.eventTime(), followed.id(), KeptOutcome.WAITING);
      waiting.put(key(followed), followed);
      tellDue(followed.instrument());
    }
  }

  /** Its prices were forgotten, or would be if there were any. */
  private boolean isTooLate(FollowedAlert alert) {
    Long newest = times.get(ALL);
    return prices.mayHaveForgotten(alert.instrument(), alert.from())
        || prices.isUnknown(alert.instrument())
            && newest != null
            && alert.from() < newest - GIVEN_UP_MS;
  }

  /** Takes a price, and tells what can be told now. */
  void take(Price price) {
    if (!prices.take(price)) {
      return;
    }
    tellDue(price.key());
    Long before = times.get(ALL);
    if (before == null || price.at() > before) {
      times.put(ALL, price.at());
      if (before != null && Math.floorDiv(price.at(), SWEEP_MS) > Math.floorDiv(before, SWEEP_MS)) {
        sweep.begin();
        prices.beginToForget();
      }
    }
    sweep(times.get(ALL));
  }

  /** Of very many some are left for the next price. */
  private void tellDue(String instrument) {
    long known = prices.knownUpTo(instrument);
    if (known < 0) {
      return;
    }
    List<FollowedAlert> due = new ArrayList<>();
    try (KeyValueIterator<String, FollowedAlert> found =
        waiting.range(SortedKey.of(instrument, 0), SortedKey.afterAll(instrument, known))) {
      while (found.hasNext() && due.size() < StoreWalk.AT_ONCE) {
        due.add(found.next().value);
      }
    }
    due.forEach(alert -> tell(alert, known));
  }

  /** Tells all that is known up to then, one horizon after another. */
  private void tell(FollowedAlert alert, long known) {
    waiting.delete(key(alert));
    if (prices.mayHaveForgotten(alert.instrument(), alert.from())) {
      end(alert, NoOutcome.TOO_LATE);
      return;
    }
    PriceSeries series =
        prices.series(
            alert.instrument(),
            alert.from(),
            alert.from() + PriceSeries.FRESH_MS + FollowedAlert.LONGEST_MS);
    FollowedAlert next = alert;
    while (next.dueAt() <= known) {
      Optional<AlertOutcome> outcome = OutcomeMeasure.measure(next, series, next.dueAt());
      if (outcome.isEmpty()) {
        end(next, NoOutcome.NO_PRICE);
        return;
      }
      listener.hear(outcome.get(), next.dueAt());
      if (next.isLast()) {
        return;
      }
      next = next.next();
    }
    waiting.put(key(next), next);
  }

  /** Looks at what waits for an instrument that fell silent, and at what is old, a few a time. */
  private void sweep(long nowMs) {
    for (KeyValue<String, FollowedAlert> entry : sweep.step()) {
      long known = knownUpTo(entry.value, nowMs);
      if (entry.value.dueAt() <= known) {
        tell(entry.value, known);
      }
    }
    prices.forget();
  }

  private long knownUpTo(FollowedAlert alert, long nowMs) {
    return Math.max(prices.knownUpTo(alert.instrument()), nowMs - GIVEN_UP_MS);
  }

  private void end(FollowedAlert alert, NoOutcome why) {
    shelf.put(alert.rule(), alert.eventTime(), alert.id(), KeptOutcome.of(why));
  }

  private static String key(FollowedAlert alert) {
    return SortedKey.of(alert.instrument(), alert.dueAt(), alert.id());
  }
}
