package io.tidewatch.query;

import io.tidewatch.query.futures.AnomalyReads;
import io.tidewatch.query.futures.FuturesQueries;
import io.tidewatch.query.futures.FuturesStandings;
import io.tidewatch.query.futures.FuturesStores;
import io.tidewatch.query.futures.MarketStandings;
import io.tidewatch.query.futures.RankingReads;
import io.tidewatch.query.futures.StorageReads;
import io.tidewatch.query.futures.SymbolReads;
import io.tidewatch.query.http.FuturesAnomaliesResource;
import io.tidewatch.query.http.FuturesHealthResource;
import io.tidewatch.query.http.FuturesKlinesResource;
import io.tidewatch.query.http.FuturesRankingsResource;
import io.tidewatch.query.http.Resource;
import io.tidewatch.query.rule.RulesInForce;
import io.tidewatch.query.rule.StandingReader;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.topology.futures.FuturesSettings;
import java.util.List;

/**
 * What answers about futures.
 *
 * @param standings know where the rules stand
 */
record FuturesResources(List<StandingReader> standings, List<Resource> resources) {
  FuturesResources {
    standings = List.copyOf(standings);
    resources = List.copyOf(resources);
  }

  static FuturesResources of(
      DetectorRunner futures,
      FuturesSettings settings,
      RulesInForce rules,
      Surroundings around,
      Readers readers) {
    MarketClock clock = around.marketClock();
    FuturesStores stores = new FuturesStores(readers.of(futures, FuturesQueries::catalogue));
    FuturesStandings standings = new FuturesStandings(stores, rules, settings, clock);
    SymbolReads symbols = new SymbolReads(stores, standings);
    StorageReads storage =
        new StorageReads(stores, around.futuresStorage(), clock, around.wallClock());
    return new FuturesResources(
        List.of(standings, new MarketStandings(stores, rules, settings, clock)),
        List.of(
            new FuturesHealthResource(futures, storage, around.wallClock()),
            new FuturesRankingsResource(new RankingReads(stores, around.wallClock())),
            new FuturesAnomaliesResource(new AnomalyReads(stores, clock), symbols),
            new FuturesKlinesResource(symbols)));
  }
}
