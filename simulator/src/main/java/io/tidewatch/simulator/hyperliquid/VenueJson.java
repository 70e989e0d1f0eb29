package io.tidewatch.simulator.hyperliquid;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.simulator.hyperliquid.exchange.PublicTrade;
import io.tidewatch.simulator.hyperliquid.exchange.VenueFill;
import io.tidewatch.simulator.hyperliquid.exchange.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records of the venue as it writes them: amounts are text, ids and times are numbers. */
final class VenueJson {
  private VenueJson() {}

  static String text(Object value) {
    return Json.MAPPER.writeValueAsString(value);
  }

  /** Members in this order: name, value, name, value. */
  static Map<String, Object> object(Object... members) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put((String) members[i], members[i + 1]);
    }
    return object;
  }

  static String frame(String channel, Object data) {
    return text(object("channel", channel, "data", data));
  }

  /** With one decimal place at least. */
  static String amount(BigDecimal amount) {
    BigDecimal plain = amount.stripTrailingZeros();
    return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
  }

  static Map<String, Object> fill(VenueFill fill) {
    Map<String, Object> row =
        object(
            "coin", fill.coin(),
            "px", amount(fill.price()),
            "sz", amount(fill.size()),
            "side", fill.side().letter(),
            "time", fill.time(),
            "startPosition", amount(fill.startPosition()),
            "dir", fill.dir(),
            "closedPnl", amount(fill.closedPnl()),
            "hash", fill.hash(),
            "oid", fill.oid(),
            "crossed", fill.crossed(),
            "fee", amount(fill.fee()),
            "tid", fill.tid());
    fill.cloid().ifPresent(cloid -> row.put("cloid", cloid));
    fill.liquidation()
        .ifPresent(of ->
            row.put(
                "liquidation",
                object(
                    "liquidatedUser", of.address(),
                    "markPx", amount(of.markPrice()),
                    "method", "market")));
    row.put("feeToken", fill.feeToken());
    row.put("twapId", fill.twapId().orElse(null));
    return row;
  }

  static Map<String, Object> slice(VenueFill fill) {
    return object("fill", fill(fill), "twapId", fill.twapId().orElse(null));
  }

  static Map<String, Object> trade(PublicTrade trade) {
    return object(
        "coin", trade.coin(),
        "side", trade.side().letter(),
        "px", amount(trade.price()),
        "sz", amount(trade.size()),
        "time", trade.time(),
        "hash", trade.hash(),
        "tid", trade.tid(),
        "users", List.of(trade.buyer(), trade.seller()));
  }

  static Map<String, Object> order(VenueOrder order) {
    Map<String, Object> row =
        object(
            "coin", order.coin(),
            "side", order.side().letter(),
            "limitPx", amount(order.limitPrice()),
            "sz", amount(order.remaining()),
            "oid", order.oid(),
            "timestamp", order.placedAt(),
            "origSz", amount(order.size()));
    order.cloid().ifPresent(cloid -> row.put("cloid", cloid));
    return row;
  }

  /** With what only the orders' own answers say. */
  static Map<String, Object> frontendOrder(VenueOrder order) {
    Map<String, Object> row = order(order);
    row.putAll(
        object(
            "triggerCondition",
            "N/A",
            "isTrigger",
            false,
            "triggerPx",
            "0.0",
            "children",
            List.of(),
            "isPositionTpsl",
            false,
            "reduceOnly",
            false,
            "orderType",
            "Limit",
            "tif",
            "Gtc"));
    row.putIfAbsent("cloid", null);
    return row;
  }

  static Map<String, Object> update(VenueOrder order) {
    return object(
        "order", order(order), "status", order.status(), "statusTimestamp", order.statusAt());
  }

  /** Newest first, but oldest first within a millisecond, as the venue lists them. */
  static List<VenueFill> newestFirst(List<VenueFill> oldestFirst) {
    List<VenueFill> sorted = new ArrayList<>(oldestFirst);
    sorted.sort(Comparator.comparingLong(VenueFill::time).reversed());
    return sorted;
  }
}
