package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.topology.futures.bar.BarState;
import java.util.Optional;

/**
 * All that is kept of one symbol beside its closed bars. Immutable.
 *
 * @param contract what the venue says of it
 * @param bars the running bar, and which one was closed last
 * @param minute of event time that was evaluated last, since 1970; 0 before the first
 * @param newestFinal scores of the newest closed bar that was judged
 * @param newestProvisional scores of a running bar; the newest, may be older than the final ones
 * @param asked the newest back-fill that was asked for
 */
public record SymbolState(
    ContractFacts contract,
    BarState bars,
    long minute,
    Optional<Anomaly> newestFinal,
    Optional<Anomaly> newestProvisional,
    Optional<Asked> asked) {
  /** Of a symbol that nothing was said of. */
  public static final SymbolState INITIAL =
      new SymbolState(
          ContractFacts.UNKNOWN,
          BarState.INITIAL,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public SymbolState {
    requireNonNull(contract, "contract");
    requireNonNull(bars, "bars");
    requireNonNull(newestFinal, "newestFinal");
    requireNonNull(newestProvisional, "newestProvisional");
    requireNonNull(asked, "asked");
  }

  SymbolState withContract(ContractFacts next) {
    return new SymbolState(next, bars, minute, newestFinal, newestProvisional, asked);
  }

  SymbolState withBars(BarState next) {
    return next == bars
        ? this
        : new SymbolState(contract, next, minute, newestFinal, newestProvisional, asked);
  }

  SymbolState withFinal(Anomaly next) {
    return new SymbolState(contract, bars, minute, Optional.of(next), newestProvisional, asked);
  }

  SymbolState withProvisional(long evaluated, Anomaly next) {
    return new SymbolState(contract, bars, evaluated, newestFinal, Optional.of(next), asked);
  }

  SymbolState withAsked(Asked next) {
    return new SymbolState(
        contract, bars, minute, newestFinal, newestProvisional, Optional.of(next));
  }
}
