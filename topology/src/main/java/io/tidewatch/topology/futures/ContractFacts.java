package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ContractTerms;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the venue says of a contract.
 *
 * @param tickSize smallest step of the price, where it is known
 * @param listedAt epoch milliseconds, where it is known
 * @param trading whether it trades
 */
public record ContractFacts(
    Optional<BigDecimal> tickSize, Optional<Long> listedAt, boolean trading) {
  /** Of a contract that nothing was said of. */
  public static final ContractFacts UNKNOWN =
      new ContractFacts(Optional.empty(), Optional.empty(), true);

  public ContractFacts {
    requireNonNull(tickSize, "tickSize");
    requireNonNull(listedAt, "listedAt");
  }

  /** What a score depends on. */
  ContractTerms terms() {
    return new ContractTerms(tickSize, listedAt);
  }
}
