package io.tidewatch.topology.whale;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.whale.consensus.ConsensusKeeper;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.order.OrderKeeper;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * The parts that follow whales, put together over their stores.
 *
 * @param restoring what is to be learned again from the stores before the first record
 */
record WhaleParts(
    FeedClock clock,
    WhaleJudge judge,
    WhaleVoice voice,
    OrderKeeper orders,
    GapKeeper gaps,
    Statements statements,
    SeenFills seen,
    Market market,
    List<Runnable> restoring) {
  /**
   * Puts them together.
   *
   * @param stores of the processor
   * @param out where outputs go
   */
  static WhaleParts over(
      ProcessorContext<?, ?> stores,
      WhaleSettings settings,
      DetectorCounters counters,
      WhaleVoice.Out out) {
    FeedClock clock = new FeedClock(stores.getStateStore(WhaleStores.CLOCK), settings);
    Holdings holdings = new Holdings(stores.getStateStore(WhaleStores.HOLDINGS), settings);
    Watches watches = new Watches(stores.getStateStore(WhaleStores.WATCHED));
    Market market = new Market(stores.getStateStore(WhaleStores.MARKET));
    ConsensusKeeper consensus =
        new ConsensusKeeper(stores.getStateStore(WhaleStores.CONSENSUS), counters);
    WhaleRules rules = new WhaleRules(settings, stores.getStateStore(WhaleStores.RULES), counters);
    WhaleVoice voice = new WhaleVoice(holdings, watches, market, rules, consensus, counters, out);
    OrderKeeper orders =
        new OrderKeeper(
            stores.getStateStore(WhaleStores.ORDERS),
            settings.orderTimes(),
            counters,
            voice::ended);
    PositionNews news = new PositionNews(orders, watches, voice, counters);
    TradeCoverage coverage = new TradeCoverage(watches, market);
    PositionKeeper positions =
        new PositionKeeper(holdings, coverage, watches, market, counters, news);
    GapKeeper gaps = new GapKeeper(holdings, positions, settings, market, counters, news);
    Reconciler reconciler =
        new Reconciler(
            holdings,
            watches,
            market,
            new FillsReconciler(holdings, positions, settings, news),
            new TradesReconciler(holdings, positions, coverage, news));
    Statements statements =
        new Statements(
            stores.getStateStore(WhaleStores.ACCOUNTS),
            watches,
            clock,
            reconciler,
            voice,
            settings);
    SeenFills seen = new SeenFills(stores.getStateStore(WhaleStores.SEEN));
    FillIntake intake =
        new FillIntake(
            settings, watches, market, seen, holdings, positions, orders, voice, counters);
    WhaleJudge judge =
        new WhaleJudge(
            settings, watches, market, intake, holdings, gaps, orders, statements, voice, counters);
    return new WhaleParts(
        clock,
        judge,
        voice,
        orders,
        gaps,
        statements,
        seen,
        market,
        List.of(
            clock::restore,
            watches::restore,
            market::restore,
            consensus::restore,
            orders::restore,
            holdings::restore,
            statements::restore));
  }
}
