package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.query.rule.Standing;
import io.tidewatch.query.store.StoreElsewhereException;
import io.tidewatch.topology.futures.SymbolScores;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what is known of one symbol. Thread-safe. */
public final class SymbolReads {
  private final FuturesStores stores;
  private final FuturesStandings standings;

  public SymbolReads(FuturesStores stores, FuturesStandings standings) {
    this.stores = requireNonNull(stores, "stores");
    this.standings = requireNonNull(standings, "standings");
  }

  /** The newest closed bars, in order of time; none of a symbol that nothing was seen of. */
  public Rows<KlineRow> klines(String symbol, int limit) {
    List<Bar> bars = stores.bars(symbol, Long.MAX_VALUE, limit);
    Optional<Long> asOf =
        bars.isEmpty() ? Optional.empty() : Optional.of(bars.getLast().closedAt());
    return new Rows<>(bars.stream().map(KlineRow::of).toList(), asOf, true);
  }

  /** What its scores are made of; empty if nothing of it was judged yet. */
  public Optional<Explanation> explain(String symbol) {
    return stores.scores(symbol).flatMap(scores -> explain(symbol, scores));
  }

  private Optional<Explanation> explain(String symbol, SymbolScores scores) {
    return scores
        .newest()
        .map(newest -> {
          FuturesStandings.Versioned inForce = standings.ruleOf(symbol);
          return new Explanation(
              symbol,
              scores.closed(),
              scores.running(),
              baseline(symbol, newest, inForce.rule().baseline()),
              inForce.version(),
              FuturesAnomalyRuleDefinition.parameters(inForce.rule()),
              standingIfHere(symbol));
        });
  }

  private Explanation.Baseline baseline(String symbol, Anomaly newest, int bars) {
    long from = newest.openTime() - bars * Bar.LENGTH_MS;
    List<Bar> before =
        stores.bars(symbol, newest.openTime(), bars).stream()
            .filter(bar -> bar.openTime() >= from)
            .toList();
    return new Explanation.Baseline(
        before.stream().findFirst().map(bar -> iso(bar.openTime())),
        before.isEmpty() ? Optional.empty() : Optional.of(iso(before.getLast().closeTime())),
        newest.missing(),
        before.stream()
            .map(bar ->
                new Explanation.BaselineBar(
                    iso(bar.openTime()), bar.high(), bar.low(), bar.close(), bar.quoteVolume()))
            .toList());
  }

  /** Symbols and the market are spread apart: what is here is worth an answer. */
  private Optional<Standing> standingIfHere(String symbol) {
    try {
      return standings.standing(symbol);
    } catch (StoreElsewhereException e) {
      return Optional.empty();
    }
  }

  private static String iso(long timeMs) {
    return Instant.ofEpochMilli(timeMs).toString();
  }
}
