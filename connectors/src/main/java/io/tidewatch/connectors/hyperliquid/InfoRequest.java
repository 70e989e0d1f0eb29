package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question to the venue.
 *
 * @param type what the venue calls it
 * @param json the whole question
 */
record InfoRequest(String type, String json) {
  private static final String FILLS = "userFillsByTime";
  private static final String TWAP_FILLS = "userTwapSliceFillsByTime";
  private static final Set<String> CHEAP =
      Set.of(HyperliquidRecords.POSITIONS, HyperliquidRecords.BALANCES, HyperliquidRecords.MIDS);

  InfoRequest {
    requireNonNull(type, "type");
    requireNonNull(json, "json");
  }

  static InfoRequest of(String type) {
    return new InfoRequest(type, body(type).toString());
  }

  static InfoRequest ofUser(String type, String address) {
    return new InfoRequest(type, body(type).put("user", address).toString());
  }

  static InfoRequest fills(String address, FillPages.Span span) {
    return ofSpan(FILLS, address, span);
  }

  static InfoRequest twapFills(String address, FillPages.Span span) {
    return ofSpan(TWAP_FILLS, address, span);
  }

  private static InfoRequest ofSpan(String type, String address, FillPages.Span span) {
    ObjectNode body = body(type).put("user", address).put("startTime", span.from());
    if (span.to() != Long.MAX_VALUE) {
      body.put("endTime", span.to());
    }
    return new InfoRequest(type, body.toString());
  }

  private static ObjectNode body(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }

  /** What the venue takes for it, before its rows. */
  int weight() {
    return CHEAP.contains(type) ? 2 : 20;
  }

  boolean paysByRow() {
    return type.equals(FILLS) || type.equals(TWAP_FILLS);
  }

  boolean answersArray() {
    return paysByRow()
        || type.equals(HyperliquidRecords.OPEN_ORDERS)
        || type.equals(HyperliquidRecords.CONTRACTS);
  }
}
