package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedCommand.Action;
import io.tidewatch.contract.feed.FeedCommand.Span;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fetches the bars that detectors ask for. What is asked for again before its turn comes is fetched
 * once.
 */
final class Backfills {
  private final KlineBoard board;
  private final Klines klines;
  private final FuturesParts parts;
  private final RestQueue queue;
  private final PollHealth health;
  private final Map<String, Span> waiting = new ConcurrentHashMap<>();

  Backfills(KlineBoard board, Klines klines, FuturesParts parts) {
    this.board = requireNonNull(board, "board");
    this.klines = requireNonNull(klines, "klines");
    this.parts = requireNonNull(parts, "parts");
    this.queue = new RestQueue(parts.timers());
    this.health = new PollHealth(FuturesChannel.KLINES, parts);
  }

  void command(FeedCommand command) {
    boolean known =
        command.action() == Action.BACKFILL
            && command.channel().equals(FuturesChannel.KLINES)
            && board.line(command.instrument()).isPresent();
    if (!known) {
      parts.counters().ignoredCommands.increment();
      return;
    }
    Span span = command.span().orElseThrow();
    if (waiting.merge(command.instrument(), span, Backfills::covering) == span) {
      queue.add(() -> fetch(command.instrument()));
    }
  }

  private static Span covering(Span a, Span b) {
    return new Span(Math.min(a.from(), b.from()), Math.max(a.to(), b.to()));
  }

  // On a thread of the queue: the span is taken when its turn comes, as it may have grown.
  private void fetch(String symbol) {
    Span span = waiting.remove(symbol);
    parts.common().counters().gaps.increment();
    try {
      klines.within(symbol, span);
      parts.counters().backfills.increment();
      health.worked();
    } catch (RestException e) {
      parts.common().counters().gapsOpen.increment();
      health.failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
