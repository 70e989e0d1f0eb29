package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.hyperliquid.WeightBudget.Lane;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.View;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the state of addresses, one after the other, as fast as the request weight allows: those
 * that somebody waits for, and all of them again and again. One that is asked for already keeps its
 * place. Thread-safe.
 */
final class StateRounds {
  private static final Logger LOG = LoggerFactory.getLogger(StateRounds.class);

  private final InfoClient info;
  private final HyperliquidParts parts;
  private final Function<String, Optional<View>> views;
  private final LinkedHashMap<String, Boolean> soon = new LinkedHashMap<>();
  private final LinkedHashSet<String> inTurn = new LinkedHashSet<>();

  private record Next(String address, boolean positions, Lane lane) {}

  /**
   * @param views how an address is seen now; empty if it is not watched
   */
  StateRounds(InfoClient info, HyperliquidParts parts, Function<String, Optional<View>> views) {
    this.info = requireNonNull(info, "info");
    this.parts = requireNonNull(parts, "parts");
    this.views = requireNonNull(views, "views");
  }

  void start() {
    parts.timers().blocking(this::run);
  }

  /**
   * Asks for the state of an address before those whose turn it is only.
   *
   * @param positions of futures too if the address has channels of its own, which bring them
   */
  synchronized void ask(String address, boolean positions) {
    soon.merge(address, positions, Boolean::logicalOr);
    notifyAll();
  }

  /** Asks for the state of an address in its turn. */
  synchronized void askInTurn(String address) {
    inTurn.add(address);
    notifyAll();
  }

  synchronized int waiting() {
    return soon.size() + inTurn.size();
  }

  private synchronized Next take() throws InterruptedException {
    while (soon.isEmpty() && inTurn.isEmpty()) {
      wait();
    }
    if (soon.isEmpty()) {
      return new Next(inTurn.removeFirst(), false, Lane.ROUTINE);
    }
    Map.Entry<String, Boolean> first = soon.pollFirstEntry();
    inTurn.remove(first.getKey());
    return new Next(first.getKey(), first.getValue(), Lane.SOON);
  }

  private void run() {
    try {
      while (true) {
        Next next = take();
        Optional<View> view = views.apply(next.address());
        if (view.isPresent()) {
          fetch(next, next.positions() || view.get() == View.PUBLIC_TRADES);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fetch(Next next, boolean positions) throws InterruptedException {
    try {
      if (positions) {
        fetch(next, HyperliquidRecords.POSITIONS);
      }
      fetch(next, HyperliquidRecords.BALANCES);
      parts.counters().states.increment();
    } catch (RestException e) {
      String reason = LogText.bounded(e.getMessage());
      LogFields.subject(LOG.atWarn(), next.address())
          .log("the state of {} is asked for later: {}", next.address(), reason);
      Duration later = parts.settings().rest().askAgain();
      if (!(e.kind() instanceof RestException.Cause.Permanent)) {
        parts.timers().blockingAfter(later, () -> ask(next.address(), next.positions()));
      }
    }
  }

  private void fetch(Next next, String type) throws RestException, InterruptedException {
    InfoClient.Answer answer = info.ask(next.lane(), InfoRequest.ofUser(type, next.address()));
    parts.publishAnswer(type, Optional.of(next.address()), answer.bytes());
  }
}
