package io.tidewatch.topology.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.parse.JsonFields;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a row of the venue's instruments says about prices and sizes.
 *
 * @param tickSize smallest step of the price; empty if the row has none
 * @param contractValue what a contract stands for: of the base asset, or USD if inverse; empty for
 *     spot
 * @param inverse whether a contract is worth a fixed amount of USD
 * @see <a href="https://www.okx.com/docs-v5/en/#public-data-rest-api-get-instruments">Get
 *     instruments</a>
 */
public record InstrumentTerms(
    OptionalDouble tickSize, OptionalDouble contractValue, boolean inverse) {
  public InstrumentTerms {
    requireNonNull(tickSize, "tickSize");
    requireNonNull(contractValue, "contractValue");
  }

  /** Reads a row; empty if the bytes are none. */
  public static Optional<InstrumentTerms> read(byte[] row) {
    try {
      JsonFields fields = JsonFields.of(row);
      fields.text("instId");
      OptionalDouble value = number(fields, "ctVal");
      OptionalDouble multiplier = number(fields, "ctMult");
      boolean inverse = fields.has("ctType") && fields.text("ctType").equals("inverse");
      return Optional.of(
          new InstrumentTerms(
              number(fields, "tickSz"),
              value.isPresent()
                  ? OptionalDouble.of(value.getAsDouble() * multiplier.orElse(1))
                  : value,
              inverse));
    } catch (Refusal refusal) {
      return Optional.empty();
    }
  }

  /** Fields that do not concern an instrument are empty texts. */
  private static OptionalDouble number(JsonFields fields, String name) throws Refusal {
    if (!fields.has(name) || fields.text(name).isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(fields.positive(name).doubleValue());
  }
}
