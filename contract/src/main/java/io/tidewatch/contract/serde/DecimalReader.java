package io.tidewatch.contract.serde;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers.BigDecimalDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads decimals, and refuses what could not be written again: decimals are written plainly, so a
 * few characters of exponent would become thousands of digits, which no writer and no reader takes.
 * Whoever copies a record would be stopped by it for good.
 */
final class DecimalReader extends StdDeserializer<BigDecimal> {
  /** On either side of the point; far more than products of products of market figures have. */
  private static final int MAX_DIGITS = 400;

  DecimalReader() {
    super(BigDecimal.class);
  }

  @Override
  public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
    BigDecimal value = BigDecimalDeserializer.instance.deserialize(parser, context);
    if (value == null || isSensible(value)) {
      return value;
    }
    return (BigDecimal)
        context.handleWeirdNumberValue(
            BigDecimal.class,
            value.scale(),
            "expected at most %d digits before the point and after it",
            MAX_DIGITS);
  }

  private static boolean isSensible(BigDecimal value) {
    return value.scale() <= MAX_DIGITS && (long) value.precision() - value.scale() <= MAX_DIGITS;
  }
}
