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
  private final Optional<OrderBooksSettings> books;
  private final Function<String, Optional<InstrumentTerms>> terms;

  /**
   * Computes as detectors with these settings do.
   *
   * @param books of the order-book detector; empty where there is none
   * @param terms finds the venue's terms of an instrument of its books
   */
  public Recomputations(
      Optional<OrderBooksSettings> books, Function<String, Optional<InstrumentTerms>> terms) {
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
      case Inputs.FuturesAnomaly told ->
          new Attempt.Impossible(
              "bars that were fetched or corrected are not among the records that it names");
      case Inputs.MarketMove told ->
          new Attempt.Impossible(
              "it compares hundreds of contracts, each by a history of its own, and bars that were"
                  + " fetched or corrected are not among the records that it names");
      case Inputs.WhaleMove told ->
          new Attempt.Impossible(
              "what the position was before comes from all fills since the address is watched, and"
                  + " it names those of the move only");
      case Inputs.WhaleConsensus told ->
          new Attempt.Impossible(
              "it adds up moves of several addresses, and what each position was before comes from"
                  + " all fills since the address is watched");
    };
  }

  private Attempt book(Alert alert) {
    return books
        .map(settings -> BookRecomputation.of(alert, settings, terms))
        .orElseGet(() -> new Attempt.Impossible("no books are watched here"));
  }
}
