package io.tidewatch.simulator.okx;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What happens to an instrument at one moment: prints, and the change of the book they are in. */
public record MarketStep(List<OkxPrint> prints, BookChange change) {
  public MarketStep {
    prints = List.copyOf(prints);
    requireNonNull(change, "change");
  }
}
