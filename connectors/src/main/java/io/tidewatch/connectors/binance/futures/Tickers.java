package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.futures.RequestBudget.Cost;
import io.tidewatch.connectors.binance.futures.RequestBudget.Lane;
import io.tidewatch.connectors.binance.futures.RestRows.Row;
import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Fetches the 24 h figures of all symbols in one request and writes each watched symbol's row to
 * {@code raw.binance-futures.tickers}. Control thread only.
 */
final class Tickers {
  private static final Cost ALL_SYMBOLS = Cost.weight(40);

  private final VenueRest rest;
  private final KlineBoard board;
  private final FuturesParts parts;
  private final Consumer<Map<String, BigDecimal>> volumes;
  private final PollHealth health;
  private final Backoff backoff;
  private final Set<String> published = new HashSet<>();
  private List<Row> latest = List.of();
  private int failures;

  /**
   * @param volumes quote volumes of 24 hours by symbol, told on the control thread
   */
  Tickers(
      VenueRest rest,
      KlineBoard board,
      FuturesParts parts,
      Consumer<Map<String, BigDecimal>> volumes) {
    this.rest = requireNonNull(rest, "rest");
    this.board = requireNonNull(board, "board");
    this.parts = requireNonNull(parts, "parts");
    this.volumes = requireNonNull(volumes, "volumes");
    this.health = new PollHealth(FuturesChannel.TICKER, parts);
    this.backoff =
        new Backoff(
            parts.settings().retry().backoff(),
            new SplittableRandom(parts.settings().retry().seed()));
  }

  void start() {
    parts.timers().blocking(this::poll);
  }

  private void poll() {
    try {
      List<Row> rows = rest.get(Lane.POLL, ALL_SYMBOLS, "/fapi/v1/ticker/24hr", RestRows::objects);
      parts.timers().control(() -> came(rows));
      health.worked();
    } catch (RestException e) {
      health.failed(e.getMessage());
      parts.timers().control(this::failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed() {
    failures++;
    parts.timers().blockingAfter(backoff.after(failures), this::poll);
  }

  private void came(List<Row> rows) {
    failures = 0;
    latest = rows;
    published.clear();
    volumes.accept(read(rows));
    publishWatched();
    parts.timers().blockingAfter(parts.settings().polls().tickers(), this::poll);
  }

  private static Map<String, BigDecimal> read(List<Row> rows) {
    Map<String, BigDecimal> volumes = new HashMap<>();
    for (Row row : rows) {
      String volume = row.get("quoteVolume");
      if (volume.matches("[0-9]{1,30}(\\.[0-9]{1,30})?")) {
        volumes.put(row.get("symbol"), new BigDecimal(volume));
      }
    }
    return volumes;
  }

  /** What is watched has changed: the latest figures of those that came in are due. */
  void publishWatched() {
    List<Row> due =
        latest.stream()
            .filter(row ->
                board.line(row.get("symbol")).isPresent() && published.add(row.get("symbol")))
            .toList();
    parts.timers().blocking(() -> publish(due));
  }

  private void publish(List<Row> due) {
    for (Row row : due) {
      parts.publish(
          Topics.FUTURES_TICKERS,
          row.get("symbol"),
          FuturesChannel.TICKER,
          parts.common().clock().source(),
          row.bytes());
    }
  }
}
