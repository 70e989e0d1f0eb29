package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.futures.RequestBudget.Cost;
import io.tidewatch.connectors.binance.futures.RequestBudget.Lane;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Open interest and the two long/short ratios of each watched symbol, written as they come to
 * {@code raw.binance-futures.open-interest}; once for each symbol also the open interest of the
 * last day. Control thread only.
 */
final class SymbolSeries {
  private static final String DATA = "/futures/data/";

  private final VenueRest rest;
  private final FuturesParts parts;
  private final RestQueue queue;
  private final List<SymbolPoller> pollers;
  private final PollHealth historyHealth;
  private final Set<String> withHistory = new HashSet<>();

  SymbolSeries(VenueRest rest, FuturesParts parts) {
    this.rest = requireNonNull(rest, "rest");
    this.parts = requireNonNull(parts, "parts");
    this.queue = new RestQueue(parts.timers());
    this.historyHealth = new PollHealth(FuturesChannel.OPEN_INTEREST_HISTORY, parts);
    FuturesFeedSettings.Polls polls = parts.settings().polls();
    this.pollers =
        List.of(
            new SymbolPoller(
                FuturesChannel.OPEN_INTEREST, polls.openInterest(), parts, this::openInterest),
            new SymbolPoller(
                FuturesChannel.TOP_POSITIONS,
                polls.ratios(),
                parts,
                symbol -> ratio(symbol, FuturesChannel.TOP_POSITIONS, "topLongShortPositionRatio")),
            new SymbolPoller(
                FuturesChannel.GLOBAL_ACCOUNTS,
                polls.ratios(),
                parts,
                symbol ->
                    ratio(symbol, FuturesChannel.GLOBAL_ACCOUNTS, "globalLongShortAccountRatio")));
  }

  void start() {
    pollers.forEach(SymbolPoller::start);
  }

  void want(List<String> symbols) {
    pollers.forEach(poller -> poller.want(symbols));
    withHistory.retainAll(Set.copyOf(symbols));
    for (String symbol : symbols) {
      if (withHistory.add(symbol)) {
        queue.add(() -> history(symbol));
      }
    }
  }

  private void openInterest(String symbol) throws RestException, InterruptedException {
    String path = "/fapi/v1/openInterest?symbol=" + VenueRest.encoded(symbol);
    byte[] answer = rest.get(Lane.POLL, Cost.weight(1), path, RestRows::object);
    publish(symbol, FuturesChannel.OPEN_INTEREST, parts.common().clock().source(), answer);
  }

  private void ratio(String symbol, String channel, String series)
      throws RestException, InterruptedException {
    String path = path(symbol, series, 2);
    RestRows.Counted answer = rest.get(Lane.POLL, Cost.dataRequest(), path, RestRows::array);
    if (answer.rows() > 0) {
      publish(symbol, channel, parts.common().clock().source(), answer.bytes());
    }
  }

  private void history(String symbol) {
    try {
      String path = path(symbol, "openInterestHist", 100);
      RestRows.Counted answer = rest.get(Lane.BACKFILL, Cost.dataRequest(), path, RestRows::array);
      if (answer.rows() > 0) {
        publish(symbol, FuturesChannel.OPEN_INTEREST_HISTORY, Source.BACKFILL, answer.bytes());
      }
      historyHealth.worked();
    } catch (RestException e) {
      historyHealth.failed(e.getMessage());
      // Asked for again with the next refresh.
      parts.timers().control(() -> withHistory.remove(symbol));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String path(String symbol, String series, int limit) {
    return DATA + series + "?symbol=" + VenueRest.encoded(symbol) + "&period=15m&limit=" + limit;
  }

  private void publish(String symbol, String channel, Source source, byte[] answer) {
    parts.publish(Topics.FUTURES_OPEN_INTEREST, symbol, channel, source, answer);
  }
}
