package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.futures.bar.BarState;
import java.util.Optional;

/**
 * All that is kept of one symbol beside its closed bars and its scores. It changes with each frame,
 * so it is small. Immutable.
 *
 * @param contract what the venue says of it
 * @param bars the running bar, and which one was closed last
 * @param minute of event time that was evaluated last, since 1970; 0 before the first
 * @param asked the newest back-fill that was asked for
 */
public record SymbolState(
    ContractFacts contract, BarState bars, long minute, Optional<Asked> asked) {
  /** Of a symbol that nothing was said of. */
  public static final SymbolState INITIAL =
      new SymbolState(ContractFacts.UNKNOWN, BarState.INITIAL, 0, Optional.empty());

  public SymbolState {
    requireNonNull(contract, "contract");
    requireNonNull(bars, "bars");
    requireNonNull(asked, "asked");
  }

  SymbolState withContract(ContractFacts next) {
    return new SymbolState(next, bars, minute, asked);
  }

  SymbolState withBars(BarState next) {
    return next == bars ? this : new SymbolState(contract, next, minute, asked);
  }

  SymbolState withMinute(long evaluated) {
    return new SymbolState(contract, bars, evaluated, asked);
  }

  SymbolState withAsked(Asked next) {
    return new SymbolState(contract, bars, minute, Optional.of(next));
  }
}
