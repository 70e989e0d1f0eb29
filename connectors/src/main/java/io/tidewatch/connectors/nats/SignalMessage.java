package io.tidewatch.connectors.nats;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.whale.SizeClass;
import io.tidewatch.contract.whale.WhaleSignal;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A signal in the JSON that readers of the original design know, with ours beside it: the fields of
 * its Go structure by their names, then what its decoder passes over.
 *
 * @param closeRate 0 where nothing was closed, as the original has it
 * @param timestamp time of the last fill, epoch milliseconds
 * @param signal the record of the topic
 */
record SignalMessage(
    @JsonProperty("Address") String address,
    @JsonProperty("AssetType") String assetType,
    @JsonProperty("Symbol") String symbol,
    @JsonProperty("Direction") String direction,
    @JsonProperty("Side") String side,
    @JsonProperty("PositionSize") String positionSize,
    @JsonProperty("Size") BigDecimal size,
    @JsonProperty("Price") BigDecimal price,
    @JsonProperty("CloseRate") BigDecimal closeRate,
    @JsonProperty("Timestamp") long timestamp,
    @JsonProperty("id") String id,
    @JsonProperty("tidewatch") WhaleSignal signal) {
  SignalMessage {
    requireNonNull(signal, "signal");
  }

  static SignalMessage of(WhaleSignal signal) {
    return new SignalMessage(
        signal.address(),
        lower(signal.assetType()),
        signal.symbol(),
        lower(signal.direction()),
        signal.side().name(),
        capitalized(signal.positionSize()),
        signal.size(),
        signal.price(),
        signal.closeRate().orElse(BigDecimal.ZERO),
        signal.timestamp(),
        signal.id(),
        signal);
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  private static String capitalized(SizeClass size) {
    return size.name().charAt(0) + lower(size).substring(1);
  }

  /** The last word of the subject: spot or futures. */
  String kind() {
    return assetType;
  }

  byte[] bytes() {
    return Json.MAPPER.writeValueAsBytes(this);
  }
}
