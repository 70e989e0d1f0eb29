package io.tidewatch.topology.binance;

import io.tidewatch.topology.parse.JsonFields;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads one row of the venue's {@code ticker/price}. */
public final class PriceRowReader {
  private PriceRowReader() {}

  /** The price, or empty if the bytes are no such row. */
  public static Optional<BigDecimal> read(byte[] row) {
    try {
      return Optional.of(JsonFields.of(row).positive("price"));
    } catch (Refusal refusal) {
      return Optional.empty();
    }
  }
}
