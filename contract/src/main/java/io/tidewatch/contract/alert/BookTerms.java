package io.tidewatch.contract.alert;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an alert about an order book rests on besides its records and its rule.
 *
 * @param settings fingerprint of the settings that the book was analysed with
 * @param tickSize smallest step of the price; absent if it was not known
 * @param contractValue what one unit of a size stands for: of the base asset, or USD if inverse;
 *     absent if it was not known
 * @param inverse whether a contract is worth a fixed amount of USD
 */
public record BookTerms(
    String settings,
    Optional<BigDecimal> tickSize,
    Optional<BigDecimal> contractValue,
    boolean inverse) {
  public BookTerms {
    requireNonNull(settings, "settings");
    tickSize = tickSize == null ? Optional.empty() : tickSize;
    contractValue = contractValue == null ? Optional.empty() : contractValue;
  }
}
