package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.http.Resource;
import io.tidewatch.query.http.VolumeHistoryResource;
import io.tidewatch.query.http.VolumesResource;
import io.tidewatch.query.largetrades.LargeTradesReads;
import io.tidewatch.query.largetrades.MinuteReads;
import io.tidewatch.query.largetrades.VolumeQueries;
import io.tidewatch.query.rule.RulesInForce;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import java.util.List;

/**
 * What answers about rolling totals.
 *
 * @param standings knows where the rule stands for each symbol
 */
record LargeTradesResources(LargeTradesReads standings, List<Resource> resources) {
  LargeTradesResources {
    requireNonNull(standings, "standings");
    resources = List.copyOf(resources);
  }

  static LargeTradesResources of(
      DetectorRunner largeTrades,
      LargeTradesSettings settings,
      RulesInForce rules,
      Surroundings around,
      Readers readers) {
    MarketClock clock = around.marketClock();
    StoreReader market = readers.of(largeTrades, VolumeQueries::catalogue);
    LargeTradesReads reads = new LargeTradesReads(market, rules, settings, clock);
    return new LargeTradesResources(
        reads,
        List.of(
            new VolumesResource(reads),
            new VolumeHistoryResource(new MinuteReads(market, settings), clock)));
  }
}
