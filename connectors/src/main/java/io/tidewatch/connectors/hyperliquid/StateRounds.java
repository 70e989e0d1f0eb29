package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.hyperliquid.WeightBudget.Lane;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.View;
import java.time.Duration;
import java.util.LinkedHashMap;
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
  private final LinkedHashMap<String, Boolean> waiting = new LinkedHashMap<>();

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
   * Asks for the state of an address next.
   *
   * @param positions of futures too if the address has channels of its own, which bring them
   */
  synchronized void ask(String address, boolean positions) {
    waiting.merge(address, positions, Boolean::logicalOr);
    notifyAll();
  }

  synchronized int waiting() {
    return waiting.size();
  }

  private synchronized Map.Entry<String, Boolean> take() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    return waiting.pollFirstEntry();
  }

  private void run() {
    try {
      while (true) {
        Map.Entry<String, Boolean> next = take();
        Optional<View> view = views.apply(next.getKey());
        if (view.isPresent()) {
          fetch(next.getKey(), next.getValue() || view.get() == View.PUBLIC_TRADES);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fetch(String address, boolean positions) throws InterruptedException {
    try {
      if (positions) {
        fetch(address, HyperliquidRecords.POSITIONS);
      }
      fetch(address, HyperliquidRecords.BALANCES);
      parts.counters().states.increment();
    } catch (RestException e) {
      LOG.warn("the state of {} is asked for later: {}", address, LogText.bounded(e.getMessage()));
      Duration later = parts.settings().rest().askAgain();
      if (!(e.kind() instanceof RestException.Cause.Permanent)) {
        parts.timers().blockingAfter(later, () -> ask(address, positions));
      }
    }
  }

  private void fetch(String address, String type) throws RestException, InterruptedException {
    InfoClient.Answer answer = info.ask(Lane.ROUTINE, InfoRequest.ofUser(type, address));
    parts.publishAnswer(type, Optional.of(address), answer.bytes());
  }
}
