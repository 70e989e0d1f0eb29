package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.hyperliquid.FillPages.Span;
import io.tidewatch.connectors.hyperliquid.InfoClient.Answer;
import io.tidewatch.connectors.hyperliquid.WeightBudget.Lane;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what an address did in a span of time: fills, slices of TWAP orders, then the orders that
 * are open now, and says so at the end. Blocks; as long as the venue cannot be asked, it goes on
 * trying. Thread-safe.
 */
final class FillBackfill {
  private static final Logger LOG = LoggerFactory.getLogger(FillBackfill.class);

  private final InfoClient info;
  private final HyperliquidParts parts;

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

  /**
   * Does it.
   *
   * @param wanted whether anybody waits for it still
   * @return why it is not all; empty if it is. Nothing at all if nobody wants it any more
   */
  Optional<Optional<String>> run(Task task, BooleanSupplier wanted) throws InterruptedException {
    Optional<String> missing = task.missing();
    try {
      Optional<String> fills = pages(task, FillPages.Kind.FILLS, wanted);
      Optional<String> slices = pages(task, FillPages.Kind.TWAP_FILLS, wanted);
      missing = missing.or(() -> fills).or(() -> slices);
      Answer orders =
          patient(InfoRequest.ofUser(HyperliquidRecords.OPEN_ORDERS, task.address()), wanted);
      publish(HyperliquidRecords.OPEN_ORDERS, task, orders);
    } catch (RestException e) {
      if (!wanted.getAsBoolean()) {
        return Optional.empty();
      }
      missing = Optional.of(LogText.bounded(e.getMessage()));
    }
    byte[] end = OwnRecords.backfilled(task.address(), task.from(), task.to(), missing);
    parts.publishOwn(
        HyperliquidRecords.BACKFILLED, task.address(), Optional.of(task.address()), end);
    parts.counters().backfills.increment();
    if (missing.isPresent()) {
      parts.counters().incompleteBackfills.increment();
    }
    return Optional.of(missing);
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
    while (true) {
      if (!wanted.getAsBoolean()) {
        throw RestException.denied("nobody wants it any more");
      }
      try {
        return info.ask(Lane.URGENT, request);
      } catch (RestException e) {
        if (e.kind() instanceof RestException.Cause.Permanent) {
          throw e;
        }
        LOG.warn("{} goes on later: {}", request.type(), LogText.bounded(e.getMessage()));
        Thread.sleep(parts.settings().rest().askAgain());
      }
    }
  }
}
