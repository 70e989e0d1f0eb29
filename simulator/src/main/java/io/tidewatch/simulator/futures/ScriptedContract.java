package io.tidewatch.simulator.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.futures.FuturesBar;
import io.tidewatch.simulator.binance.futures.FuturesContract;
import java.util.List;

/**
 * A perpetual of the script.
 *
 * @param history bars that are over before the script is played, oldest first
 * @param played the bars that are played, as they end
 */
public record ScriptedContract(
    FuturesContract contract, List<FuturesBar> history, List<FuturesBar> played) {
  public ScriptedContract {
    requireNonNull(contract, "contract");
    history = List.copyOf(history);
    played = List.copyOf(played);
  }

  static ScriptedContract of(FuturesContract contract, List<FuturesBar> bars, int played) {
    int first = bars.size() - played;
    return new ScriptedContract(contract, bars.subList(0, first), bars.subList(first, bars.size()));
  }

  /** As the venue writes it. */
  public String symbol() {
    return contract.symbol();
  }
}
