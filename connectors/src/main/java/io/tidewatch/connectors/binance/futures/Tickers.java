package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.futures.RequestBudget.Cost;
import io.tidewatch.connectors.binance.futures.RequestBudget.Lane;
import io.tidewatch.connectors.binance.futures.RestRows.Row;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final RepeatedFetch<List<Row>> fetches;
  private final Set<String> published = new HashSet<>();
  private List<Row> latest = List.of();

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
    this.fetches =
        new RepeatedFetch<>(
            new All(), parts.settings().polls().tickers(), parts.backoff(), parts.timers());
  }

  void start() {
    fetches.start();
  }

  private final class All implements RepeatedFetch.Source<List<Row>> {
    @Override
    public List<Row> fetch() throws RestException, InterruptedException {
      return rest.get(Lane.POLL, ALL_SYMBOLS, "/fapi/v1/ticker/24hr", RestRows::objects);
    }

    @Override
    public void came(List<Row> rows) {
      latest = rows;
      published.clear();
      volumes.accept(read(rows));
      publishWatched();
    }

    @Override
    public void worked() {
      health.worked();
    }

    @Override
    public void failed(String reason) {
      health.failed(reason);
    }
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
