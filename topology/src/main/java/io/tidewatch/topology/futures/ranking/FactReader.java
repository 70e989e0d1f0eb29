package io.tidewatch.topology.futures.ranking;

import io.tidewatch.contract.instrument.FuturesSymbol;
import io.tidewatch.topology.binance.FuturesTicker;
import io.tidewatch.topology.binance.OpenInterestNews;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.Parsed.Rejected;
import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a raw record comes to: facts of the symbol that is its key, and what of it is refused. Pure.
 */
final class FactReader {
  private FactReader() {}

  /** Either of the two. */
  sealed interface Output {
    record Known(CoinFact fact) implements Output {}

    record Refused(Rejected<CoinFact> rejected) implements Output {}
  }

  static List<Output> ofTicker(String key, Parsed<FuturesTicker> parsed) {
    return switch (parsed) {
      case Parsed.Rejected<FuturesTicker> rejected -> List.of(refused(rejected));
      case Parsed.Ok<FuturesTicker>(FuturesTicker ticker, byte[] raw) ->
          isOf(key, Optional.of(ticker.symbol()))
              ? List.of(
                  new Output.Known(
                      new CoinFact.Day(
                          ticker.timeMs(),
                          ticker.lastPrice(),
                          ticker.quoteVolume(),
                          ticker.priceChangePercent())))
              : List.of(wrongSymbol(key, Optional.of(ticker.symbol()), raw));
    };
  }

  static List<Output> ofOpenInterest(String key, Parsed<OpenInterestNews> parsed) {
    return switch (parsed) {
      case Parsed.Rejected<OpenInterestNews> rejected -> List.of(refused(rejected));
      case Parsed.Ok<OpenInterestNews>(OpenInterestNews news, byte[] raw) ->
          isOf(key, news.symbol()) ? take(news) : List.of(wrongSymbol(key, news.symbol(), raw));
    };
  }

  private static List<Output> take(OpenInterestNews news) {
    List<Output> outputs = new ArrayList<>();
    switch (news) {
      case OpenInterestNews.Series series -> {
        if (!series.points().isEmpty()) {
          outputs.add(
              new Output.Known(
                  new CoinFact.Held(series.timeMs(), series.history(), series.points())));
        }
      }
      case OpenInterestNews.Shares shares -> {
        if (!shares.shares().isEmpty()) {
          OpenInterestNews.Share newest = shares.shares().getLast();
          outputs.add(
              new Output.Known(
                  new CoinFact.Shared(newest.timeMs(), shares.of(), newest.longShare())));
        }
      }
    }
    for (RefusedRow row : news.refused()) {
      outputs.add(new Output.Refused(new Rejected<>(row.reason(), row.detail(), row.raw())));
    }
    return outputs;
  }

  private static boolean isOf(String key, Optional<String> symbol) {
    return key != null && FuturesSymbol.isName(key) && symbol.map(key::equals).orElse(true);
  }

  private static Output refused(Rejected<?> rejected) {
    return new Output.Refused(new Rejected<>(rejected.reason(), rejected.detail(), rejected.raw()));
  }

  private static Output wrongSymbol(String key, Optional<String> symbol, byte[] raw) {
    return new Output.Refused(
        new Rejected<>(
            RejectReason.WRONG_SYMBOL,
            "expected the symbol of the key " + key + ", was " + symbol.orElse("none"),
            raw));
  }
}
