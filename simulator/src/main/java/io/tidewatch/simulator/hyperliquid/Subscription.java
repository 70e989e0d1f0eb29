package io.tidewatch.simulator.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.EvmAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a client can subscribe.
 *
 * @param of address in lower case or coin; empty where the type has neither
 */
record Subscription(String type, String of) {
  static final String TRADES = "trades";
  static final String FILLS = "userFills";
  static final String SLICES = "userTwapSliceFills";
  static final String ORDERS = "orderUpdates";
  static final String STATE = "clearinghouseState";
  static final String MIDS = "allMids";
  private static final Set<String> OF_USERS = Set.of(FILLS, SLICES, ORDERS, STATE);

  Subscription {
    requireNonNull(type, "type");
    requireNonNull(of, "of");
  }

  /** What the client asks for; empty if the venue cannot read it as a request. */
  static Optional<Subscription> parse(JsonNode asked) {
    String type = asked.path("type").asString("");
    if (OF_USERS.contains(type)) {
      return EvmAddress.of(asked.path("user").asString(""))
          .map(address -> new Subscription(type, address));
    }
    return switch (type) {
      case TRADES ->
          asked.path("coin").isString()
              ? Optional.of(new Subscription(type, asked.path("coin").asString()))
              : Optional.empty();
      case MIDS -> Optional.of(new Subscription(type, ""));
      default -> Optional.empty();
    };
  }

  boolean isOfUser() {
    return OF_USERS.contains(type);
  }

  /** As the venue says it back: with defaults, the address in lower case. */
  Map<String, Object> told() {
    return switch (type) {
      case TRADES -> VenueJson.object("type", type, "coin", of);
      case FILLS -> VenueJson.object("type", type, "user", of, "aggregateByTime", false);
      case STATE -> VenueJson.object("type", type, "user", of, "dex", "");
      case MIDS -> VenueJson.object("type", type, "dex", "");
      default -> VenueJson.object("type", type, "user", of);
    };
  }
}
