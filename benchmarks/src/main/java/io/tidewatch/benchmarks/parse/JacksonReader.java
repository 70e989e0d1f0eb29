package io.tidewatch.benchmarks.parse;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tidewatch.topology.binance.SpotTrade;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads trade frames as one would with Jackson: into records, prices and quantities by way of
 * {@link BigDecimal}. It refuses what the detector refuses.
 */
final class JacksonReader {
  private static final BigDecimal LIMIT = BigDecimal.valueOf(10_000_000_000L);
  private static final long MAX_NUMBER = 999_999_999_999_999_999L;
  private static final int MAX_DECIMAL_LENGTH = 40;

  private final ObjectReader reader;

  /**
   * Makes a reader.
   *
   * @param refuseTwins whether an object with the same name twice is refused, as the detector does;
   *     it costs Jackson time
   */
  JacksonReader(boolean refuseTwins) {
    this.reader =
        JsonMapper.builder()
            .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, refuseTwins)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, JacksonReader::refuseOtherTypes)
            .build()
            .readerFor(Envelope.class);
  }

  private static void refuseOtherTypes(MutableCoercionConfig config) {
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      config.setCoercion(shape, CoercionAction.Fail);
    }
  }

  private record Envelope(
      @JsonProperty("stream") Object stream, @JsonProperty("data") Trade data) {}

  private record Trade(
      @JsonProperty("e") String type,
      @JsonProperty("E") Long eventTime,
      @JsonProperty("s") String symbol,
      @JsonProperty("t") Long id,
      @JsonProperty("p") String price,
      @JsonProperty("q") String quantity,
      @JsonProperty("T") Long time,
      @JsonProperty("m") Boolean buyerIsMaker) {}

  /** The trade, or null if the frame is refused. */
  SpotTrade read(byte[] frame) {
    try {
      Envelope envelope = reader.readValue(frame);
      return envelope == null || envelope.stream == null ? null : checked(envelope.data);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static SpotTrade checked(Trade trade) {
    if (trade == null
        || !"trade".equals(trade.type)
        || !isNumber(trade.eventTime, 1)
        || trade.symbol == null
        || !isNumber(trade.id, 0)
        || !isDecimal(trade.price)
        || !isDecimal(trade.quantity)
        || !isNumber(trade.time, 1)
        || trade.buyerIsMaker == null) {
      return null;
    }
    BigDecimal price = new BigDecimal(trade.price);
    BigDecimal quantity = new BigDecimal(trade.quantity);
    BigDecimal product = price.multiply(quantity);
    if (price.signum() <= 0 || quantity.signum() <= 0 || product.compareTo(LIMIT) > 0) {
      return null;
    }
    long notional =
        product.setScale(SpotTrade.SCALE, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    BigInteger units = price.setScale(SpotTrade.SCALE, RoundingMode.HALF_EVEN).unscaledValue();
    return new SpotTrade(
        Optional.of(trade.symbol),
        trade.id,
        trade.id,
        units.bitLength() < Long.SIZE ? units.longValue() : 0,
        notional,
        trade.time,
        !trade.buyerIsMaker);
  }

  private static boolean isNumber(Long value, long least) {
    return value != null && value >= least && value <= MAX_NUMBER;
  }

  /** Digits, perhaps a point and more digits; nothing else that a decimal type understands. */
  private static boolean isDecimal(String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_DECIMAL_LENGTH) {
      return false;
    }
    int point = text.indexOf('.');
    if (point == 0 || point == text.length() - 1) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i != point && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}
