package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.topology.okx.InstrumentTerms;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import java.util.Optional;
import java.util.function.Function;

/** Knows how each kind of alert is computed once more, or why it cannot be. */
public final class Recomputations {
  private final OrderBooksSettings books;
  private final Function<String, Optional<InstrumentTerms>> terms;

  /**
   * Computes as detectors with these settings do.
   *
   * @param books of the order-book detector
   * @param terms finds the venue's terms of an instrument of its books
   */
  public Recomputations(
      OrderBooksSettings books, Function<String, Optional<InstrumentTerms>> terms) {
    this.books = requireNonNull(books, "books");
    this.terms = requireNonNull(terms, "terms");
  }

  /** Begins; records are given to what it answers with. */
  public Attempt begin(Alert alert) {
    return switch (alert.evidence().inputs()) {
      case Inputs.LargeTrades told -> LargeTradesRecomputation.of(alert, told);
      case Inputs.TokenPool told -> new Attempt.Possible(new TokenPoolRecomputation(told));
      case Inputs.DepthAnomaly told -> book(alert);
      case Inputs.LiquidityShrink told -> book(alert);
      case Inputs.WallEvent told -> book(alert);
      case Inputs.LevelBroken told -> book(alert);
      case Inputs.FuturesAnomaly told -> FuturesAnomalyRecomputation.of(alert, told);
      case Inputs.MarketMove told -> MarketMoveRecomputation.of(told);
      case Inputs.WhaleMove told -> WhaleMoveRecomputation.of(alert, told);
      case Inputs.WhaleConsensus told -> WhaleConsensusRecomputation.of(alert, told);
    };
  }

  private Attempt book(Alert alert) {
    return BookRecomputation.of(alert, books, terms);
  }
}
