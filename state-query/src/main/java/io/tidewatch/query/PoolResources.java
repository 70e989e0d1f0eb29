package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.feed.FeedSource;
import io.tidewatch.query.http.PoolGroupsResource;
import io.tidewatch.query.http.PoolPairsResource;
import io.tidewatch.query.http.Resource;
import io.tidewatch.query.pool.PairReads;
import io.tidewatch.query.pool.PoolGroupReads;
import io.tidewatch.query.pool.PoolQueries;
import io.tidewatch.query.pool.PoolStores;
import io.tidewatch.query.pool.TokenStandings;
import io.tidewatch.query.rule.RulesInForce;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.topology.tokenpool.TokenPoolSettings;
import java.util.List;

/**
 * What answers about the token pool.
 *
 * @param standings knows where the rule stands for each token
 */
record PoolResources(TokenStandings standings, List<Resource> resources) {
  PoolResources {
    requireNonNull(standings, "standings");
    resources = List.copyOf(resources);
  }

  static PoolResources of(
      DetectorRunner pool,
      TokenPoolSettings settings,
      RulesInForce rules,
      Surroundings around,
      FeedSource feeds,
      Readers readers) {
    MarketClock clock = around.marketClock();
    PoolStores stores = new PoolStores(readers.of(pool, PoolQueries::catalogue));
    TokenStandings standings = new TokenStandings(stores, rules, settings, clock);
    return new PoolResources(
        standings,
        List.of(
            new PoolPairsResource(new PairReads(stores, standings, clock)),
            new PoolGroupsResource(new PoolGroupReads(stores, feeds, clock))));
  }
}
