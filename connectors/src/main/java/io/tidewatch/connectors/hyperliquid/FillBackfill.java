package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.hyperliquid.FillPages.Span;
import io.tidewatch.connectors.hyperliquid.InfoClient.Answer;
import io.tidewatch.connectors.hyperliquid.WeightBudget.Lane;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what an address did in a span of time: fills, slices of TWAP orders, then the orders that
 * are open now, and says so at the end. Blocks; if the venue cannot be asked, it goes on trying for
 * about a minute. Thread-safe.
 */
final class FillBackfill {
  private static final Logger LOG = LoggerFactory.getLogger(FillBackfill.class);

  /** Attempts for each question. */
  static final int ATTEMPTS = 12;

  // More at once would only share what the venue allows, and hold their pages.
  private static final int AT_ONCE = 3;

  private final InfoClient info;
  private final HyperliquidParts parts;
  private final Semaphore running = new Semaphore(AT_ONCE, true);

  FillBackfill(InfoClient info, HyperliquidParts parts) {
    this.info = requireNonNull(info, "info");
    this.parts = requireNonNull(parts, "parts");
  }

  /**
   * What is to be fetched.
   *
   * @param from epoch milliseconds
   * @param to what the end says; fills after it are taken as well if {@code open}
   * @param missing why it cannot be all
   */
  record Task(String address, long from, long to, boolean open, Optional<String> missing) {
    Task {
      requireNonNull(address, "address");
      requireNonNull(missing, "missing");
    }

    // The clock of the venue may be ahead of ours, and nothing may fall between.
    private Span span() {
      return new Span(from, open ? Long.MAX_VALUE : to);
    }
  }

  /** What came of it. */
  sealed interface Outcome {
    /**
     * All that can be had is there.
     *
     * @param missing what the venue does not give, or nobody is to ask for
     */
    record Done(Optional<String> missing) implements Outcome {
      public Done {
        requireNonNull(missing, "missing");
      }
    }

    /** Some of it is still to be fetched. */
    record Failed(String why) implements Outcome {
      public Failed {
        requireNonNull(why, "why");
      }
    }

    /** Nobody waits for it any more. */
    record Unwanted() implements Outcome {}
  }

  /**
   * Does it.
   *
   * @param wanted whether anybody waits for it still
   */
  Outcome run(Task task, BooleanSupplier wanted) throws InterruptedException {
    running.acquire();
    try {
      return fetch(task, wanted);
    } finally {
      running.release();
    }
  }

  // One kind that fails leaves the other. Orders that are not open any more are over, so that list
  // must not come before the fills that ended them.
  private Outcome fetch(Task task, BooleanSupplier wanted) throws InterruptedException {
    Optional<String> missing = task.missing();
    List<String> failed = new ArrayList<>();
    for (FillPages.Kind kind : FillPages.Kind.values()) {
      try {
        Optional<String> left = pages(task, kind, wanted);
        missing = missing.or(() -> left);
      } catch (RestException e) {
        failed.add(LogText.bounded(e.getMessage()));
      }
    }
    // Of a part of the time it would end orders whose fills of another part are not here yet.
    if (failed.isEmpty() && task.open()) {
      try {
        publish(
            HyperliquidRecords.OPEN_ORDERS,
            task,
            patient(InfoRequest.ofUser(HyperliquidRecords.OPEN_ORDERS, task.address()), wanted));
      } catch (RestException e) {
        failed.add(LogText.bounded(e.getMessage()));
      }
    }
    if (!failed.isEmpty() && !wanted.getAsBoolean()) {
      return new Outcome.Unwanted();
    }
    Optional<String> why = failed.stream().findFirst();
    Optional<String> ofVenue = missing;
    // A detector waits for the end of what it asked for; the desk tries again.
    if (why.isEmpty() || !task.open()) {
      end(task, why.or(() -> ofVenue), why.isEmpty());
    }
    if (why.isPresent() || missing.isPresent()) {
      parts.counters().incompleteBackfills.increment();
    }
    if (why.isPresent()) {
      return new Outcome.Failed(why.get());
    }
    return new Outcome.Done(missing);
  }

  private void end(Task task, Optional<String> missing, boolean last) {
    byte[] end = OwnRecords.backfilled(task.address(), task.from(), task.to(), missing, last);
    parts.publishOwn(
        HyperliquidRecords.BACKFILLED, task.address(), Optional.of(task.address()), end);
    parts.counters().backfills.increment();
  }

  private Optional<String> pages(Task task, FillPages.Kind kind, BooleanSupplier wanted)
      throws RestException, InterruptedException {
    FillPages pages = new FillPages(task.span());
    Function<Span, InfoRequest> ask =
        span ->
            switch (kind) {
              case FILLS -> InfoRequest.fills(task.address(), span);
              case TWAP_FILLS -> InfoRequest.twapFills(task.address(), span);
            };
    String channel =
        switch (kind) {
          case FILLS -> HyperliquidRecords.USER_FILLS;
          case TWAP_FILLS -> HyperliquidRecords.TWAP_FILLS;
        };
    for (Optional<Span> next = pages.next(); next.isPresent(); next = pages.next()) {
      Answer page = patient(ask.apply(next.get()), wanted);
      publish(channel, task, page);
      pages.answered(page.json());
    }
    parts.common().counters().backfilled.add(pages.rows());
    return pages.missing();
  }

  private void publish(String channel, Task task, Answer answer) {
    parts.publishAnswer(channel, Optional.of(task.address()), answer.bytes());
  }

  private Answer patient(InfoRequest request, BooleanSupplier wanted)
      throws RestException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      if (!wanted.getAsBoolean()) {
        throw RestException.denied("nobody wants it any more");
      }
      try {
        return info.ask(Lane.URGENT, request);
      } catch (RestException e) {
        if (e.kind() instanceof RestException.Cause.Permanent || attempt == ATTEMPTS) {
          throw e;
        }
        LOG.warn("{} goes on later: {}", request.type(), LogText.bounded(e.getMessage()));
        Thread.sleep(parts.settings().rest().askAgain());
      }
    }
  }
}
