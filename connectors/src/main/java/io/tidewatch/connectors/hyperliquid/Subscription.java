package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One subscription at the venue.
 *
 * @param type name of the channel
 * @param target address or coin
 */
record Subscription(String type, String target) {
  static final String SUBSCRIBE = "subscribe";
  static final String UNSUBSCRIBE = "unsubscribe";

  /** Channels of an address; the first one is the one that must not share a connection. */
  private static final List<String> OF_USER =
      List.of(
          HyperliquidRecords.ORDER_UPDATES,
          HyperliquidRecords.USER_FILLS,
          HyperliquidRecords.TWAP_FILLS,
          HyperliquidRecords.POSITIONS);

  Subscription {
    requireNonNull(type, "type");
    requireNonNull(target, "target");
  }

  static Subscription trades(String coin) {
    return new Subscription(HyperliquidRecords.TRADES, coin);
  }

  static List<Subscription> ofUser(String address) {
    return OF_USER.stream().map(type -> new Subscription(type, address)).toList();
  }

  /** What the venue echoes; it adds fields and writes addresses in lower case. */
  static Optional<Subscription> of(JsonNode echoed) {
    String type = echoed.path("type").asString("");
    String target = echoed.path("user").asString(echoed.path("coin").asString(""));
    return type.isEmpty() || target.isEmpty()
        ? Optional.empty()
        : Optional.of(new Subscription(type, target));
  }

  boolean isOfUser() {
    return !type.equals(HyperliquidRecords.TRADES);
  }

  /** Frames of this channel do not say whose they are. */
  boolean namesNoUser() {
    return type.equals(HyperliquidRecords.ORDER_UPDATES);
  }

  /** Equal for what the venue means by the same. */
  String key() {
    return type + "/" + target.toLowerCase(Locale.ROOT);
  }

  String request(String method) {
    ObjectNode request = Json.MAPPER.createObjectNode();
    request.put("method", method);
    request.putObject("subscription").put("type", type).put(isOfUser() ? "user" : "coin", target);
    return request.toString();
  }
}
