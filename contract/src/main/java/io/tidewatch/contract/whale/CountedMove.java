package io.tidewatch.contract.whale;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A signal as a consensus counts it, with what is needed to make it again of the raw records.
 *
 * @param usd what it opened; negative is what it closed
 * @param oid order id of the venue; absent where only public trades are seen
 * @param twapId of the TWAP order that it is of
 * @param part number of the order's part, from 1
 * @param firstFillAt time of the order's first fill, epoch milliseconds
 * @param lastFillAt time of its last one
 */
public record CountedMove(
    PositionChange.Direction direction,
    BigDecimal usd,
    Optional<Long> oid,
    Optional<Long> twapId,
    int part,
    long firstFillAt,
    long lastFillAt,
    WhaleBasis basis) {
  public CountedMove {
    requireNonNull(direction, "direction");
    requireNonNull(usd, "usd");
    oid = oid == null ? Optional.empty() : oid;
    twapId = twapId == null ? Optional.empty() : twapId;
    requireNonNull(basis, "basis");
  }

  /** A signal whose worth is known. */
  public static CountedMove of(WhaleSignal signal, WhaleBasis basis) {
    BigDecimal usd = signal.notionalUsd().orElseThrow();
    boolean opens = signal.direction() == PositionChange.Direction.OPEN;
    return new CountedMove(
        signal.direction(),
        opens ? usd : usd.negate(),
        signal.oid(),
        signal.twapId(),
        signal.part(),
        signal.firstFillAt(),
        signal.timestamp(),
        basis);
  }
}
