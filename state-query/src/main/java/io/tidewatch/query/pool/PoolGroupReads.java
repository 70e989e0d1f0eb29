package io.tidewatch.query.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolStats;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.feed.FeedSource;
import io.tidewatch.query.feed.FeedView;
import io.tidewatch.query.store.Coverage;
import io.tidewatch.query.store.Scan;
import io.tidewatch.query.store.StoreNotReadyException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what the token-pool detector knows of batches and templates now. Thread-safe. */
public final class PoolGroupReads {
  private static final String VENUE = "dbotx";
  private static final String CHANNEL = "pairs";

  private final PoolStores stores;
  private final FeedSource feeds;
  private final MarketClock clock;

  public PoolGroupReads(PoolStores stores, FeedSource feeds, MarketClock clock) {
    this.stores = requireNonNull(stores, "stores");
    this.feeds = requireNonNull(feeds, "feeds");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Every batch, one list for each partition. */
  public Scan<List<BatchView>> batches() {
    Map<String, BatchView.Feed> known = new HashMap<>();
    for (FeedView feed : feeds.feeds()) {
      if (feed.venue().equals(VENUE) && feed.channel().equals(CHANNEL)) {
        known.put(feed.instrument(), new BatchView.Feed(feed.state(), feed.since(), feed.detail()));
      }
    }
    return stores
        .batches()
        .map(all ->
            all.stream()
                .map(stats -> view(stats, Optional.ofNullable(known.get(stats.key()))))
                .toList());
  }

  private BatchView view(PoolStats stats, Optional<BatchView.Feed> feed) {
    return new BatchView(
        stats.batch(),
        Math.max(0, clock.nowMs() - stats.asOf()),
        stats,
        stats.total().averageResponseMs(),
        feed);
  }

  /**
   * Every template by its id, with the pairs of the partitions that answered.
   *
   * @param coverage if it is not complete, pairs are missing
   */
  public record Templates(List<TemplateView> templates, Coverage coverage) {
    public Templates {
      templates = List.copyOf(templates);
      requireNonNull(coverage, "coverage");
    }
  }

  /**
   * Every template.
   *
   * @throws StoreNotReadyException if some of them are not known
   */
  public Templates templates() {
    SortedMap<Integer, Optional<PoolTemplate>> byId = new TreeMap<>();
    Map<Integer, Long> pairs = new HashMap<>();
    Scan<Map<Integer, Long>> counts = stores.countByTemplate();
    counts.found().forEach(part -> part.forEach((id, count) -> pairs.merge(id, count, Long::sum)));
    pairs.keySet().forEach(id -> byId.put(id, Optional.empty()));
    Scan<List<PoolTemplate>> templates = stores.templates();
    if (!templates.coverage().isComplete()) {
      throw new StoreNotReadyException("some templates are on a partition that does not answer");
    }
    templates
        .elements(all -> all)
        .forEach(template -> byId.put(template.id(), Optional.of(template)));
    return new Templates(
        byId.entrySet().stream()
            .map(entry ->
                new TemplateView(
                    entry.getKey(), entry.getValue(), pairs.getOrDefault(entry.getKey(), 0L)))
            .toList(),
        counts.coverage());
  }
}
