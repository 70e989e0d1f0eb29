package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.futures.RequestBudget.Cost;
import io.tidewatch.connectors.binance.futures.RequestBudget.Lane;
import io.tidewatch.connectors.binance.futures.RestRows.ExchangeInfo;
import io.tidewatch.connectors.binance.futures.RestRows.Row;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps the list of what is watched: fetches {@code exchangeInfo} again and again, joins it with
 * the volumes of the tickers, and writes the row of each watched contract that changed to {@code
 * raw.binance-futures.klines}. Control thread only.
 */
final class Contracts {
  private final VenueRest rest;
  private final RequestBudget budget;
  private final FuturesParts parts;
  private final Consumer<List<String>> watch;
  private final PollHealth health;
  private final RepeatedFetch<ExchangeInfo> fetches;
  private final Map<String, byte[]> published = new HashMap<>();
  private List<Row> rows = List.of();
  private Map<String, BigDecimal> volumes = Map.of();
  private Set<String> watched = Set.of();
  private boolean chosen;
  private boolean toldOverLimit;

  /**
   * @param watch told of what to watch, highest volume first, at each refresh
   */
  Contracts(
      VenueRest rest, RequestBudget budget, FuturesParts parts, Consumer<List<String>> watch) {
    this.rest = requireNonNull(rest, "rest");
    this.budget = requireNonNull(budget, "budget");
    this.parts = requireNonNull(parts, "parts");
    this.watch = requireNonNull(watch, "watch");
    this.health = new PollHealth(FuturesChannel.CONTRACT, parts);
    this.fetches =
        new RepeatedFetch<>(
            new Infos(), parts.settings().universe().refresh(), parts.backoff(), parts.timers());
  }

  void start() {
    fetches.start();
  }

  private final class Infos implements RepeatedFetch.Source<ExchangeInfo> {
    @Override
    public ExchangeInfo fetch() throws RestException, InterruptedException {
      return rest.get(Lane.POLL, Cost.weight(1), "/fapi/v1/exchangeInfo", RestRows::exchangeInfo);
    }

    @Override
    public void came(ExchangeInfo info) {
      limits(info.rateLimits());
      rows = info.symbols();
      choose();
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

  /** The volumes of 24 hours; they take effect with the next refresh, the first ones at once. */
  void volumes(Map<String, BigDecimal> latest) {
    volumes = Map.copyOf(latest);
    if (!chosen) {
      choose();
    }
  }

  private void choose() {
    if (rows.isEmpty() || volumes.isEmpty()) {
      return;
    }
    chosen = true;
    List<String> symbols =
        RankedContracts.choose(rows, volumes, watched, parts.settings().universe());
    Set<String> concerned = new HashSet<>(watched);
    concerned.addAll(symbols);
    watched = Set.copyOf(symbols);
    // Contracts first: a detector should know the tick when the first bar comes.
    List<Row> news = rows.stream().filter(row -> isNews(row, concerned)).toList();
    parts.timers().blocking(() -> publish(news));
    watch.accept(symbols);
  }

  private boolean isNews(Row row, Set<String> concerned) {
    String symbol = row.get("symbol");
    return concerned.contains(symbol)
        && !Arrays.equals(row.bytes(), published.put(symbol, row.bytes()));
  }

  private void publish(List<Row> news) {
    for (Row row : news) {
      parts.publish(
          Topics.FUTURES_KLINES,
          row.get("symbol"),
          FuturesChannel.CONTRACT,
          parts.common().clock().source(),
          row.bytes());
    }
  }

  private void limits(List<Row> told) {
    for (Row limit : told) {
      if (limit.get("rateLimitType").equals("REQUEST_WEIGHT")
          && limit.get("interval").equals("MINUTE")
          && limit.get("intervalNum").equals("1")
          && limit.get("limit").matches("[1-9][0-9]{0,8}")) {
        budget.limit(RequestPool.WEIGHT, Integer.parseInt(limit.get("limit")));
      }
    }
    double planned = parts.settings().pollPlan().planned(RequestPool.WEIGHT);
    double allowed = budget.limit(RequestPool.WEIGHT) * parts.settings().limits().pollShare();
    if (planned > allowed && !toldOverLimit) {
      toldOverLimit = true;
      parts
          .events(FuturesChannel.REST)
          .connection(
              Type.OVER_LIMIT,
              parts.restId(),
              "the venue's own limit is %d a minute, the polls take %.0f: they come late"
                  .formatted(budget.limit(RequestPool.WEIGHT), planned));
    }
  }
}
