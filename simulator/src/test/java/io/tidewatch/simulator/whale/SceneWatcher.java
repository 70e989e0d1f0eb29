package io.tidewatch.simulator.whale;

import io.tidewatch.simulator.hyperliquid.HyperliquidServer;
import io.tidewatch.simulator.hyperliquid.PlainClient;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Sees the scenes as a client can, asks for what it missed, and keeps all fills by order, and of
 * those who are seen by public trades only by pauses of three seconds.
 */
final class SceneWatcher {
  private static final long PAUSE_MS = 3_000;

  private final HyperliquidServer server;
  private final Set<String> watched;
  private final Map<String, BigDecimal> positions = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, List<Fill>> orders = new TreeMap<>();
  private final Map<String, List<Fill>> sessions = new TreeMap<>();
  private final Map<Long, JsonNode> ended = new HashMap<>();
  private final List<String> heard = new ArrayList<>();
  private int breaks;

  SceneWatcher(HyperliquidServer server, List<Whale> whales) {
    this.server = server;
    this.watched = whales.stream().map(Whale::address).collect(Collectors.toSet());
  }

  record Fill(
      String address, String coin, BigDecimal start, BigDecimal signed, long oid, long time) {
    BigDecimal end() {
      return start.add(signed);
    }
  }

  /** Fills of each order, TWAP or session, in order of the chain. */
  List<List<Fill>> all(Set<String> byTradesOnly) {
    List<List<Fill>> all = new ArrayList<>(orders.values());
    sessions.values().stream()
        .filter(session -> byTradesOnly.contains(session.getFirst().address()))
        .forEach(all::add);
    all.forEach(fills -> fills.sort(Comparator.comparingLong(Fill::time)));
    return all;
  }

  /** Last update of an order that is over. */
  JsonNode ended(long oid) {
    return ended.get(oid);
  }

  /** Channels and addresses or oids in the order in which they were heard of. */
  List<String> heard() {
    return heard;
  }

  int breaks() {
    return breaks;
  }

  void take(JsonNode frame) throws Exception {
    JsonNode data = frame.path("data");
    switch (frame.path("channel").asString()) {
      case "userFills" -> {
        if (!data.path("isSnapshot").asBoolean(false)) {
          heard.add("fills " + data.path("user").asString());
          fills(data.path("user").asString(), data.path("fills"));
        }
      }
      case "userTwapSliceFills" -> {
        for (JsonNode row : data.path("twapSliceFills")) {
          keep(data.path("user").asString(), row.path("fill"), "twap " + row.path("twapId"));
        }
      }
      case "orderUpdates" -> data.forEach(this::update);
      case "trades" -> data.forEach(this::trade);
      default -> {
        // States and answers are of no use here.
      }
    }
  }

  private void update(JsonNode update) {
    long oid = update.path("order").path("oid").asLong();
    heard.add("update " + update.path("status").asString() + " " + oid);
    if (!update.path("status").asString().equals("open")) {
      ended.put(oid, update);
    }
  }

  private void fills(String address, JsonNode rows) throws Exception {
    for (JsonNode row : rows) {
      String key = address + row.path("coin").asString();
      BigDecimal start = new BigDecimal(row.path("startPosition").asString());
      BigDecimal known = positions.get(key);
      if (known != null && known.compareTo(start) != 0) {
        breaks++;
        JsonNode missed =
            PlainClient.ask(
                server,
                "{\"type\":\"userFillsByTime\",\"user\":\"%s\",\"startTime\":0}"
                    .formatted(address));
        for (JsonNode one : missed) {
          keep(address, one, "oid " + one.path("oid"));
        }
      }
      keep(address, row, "oid " + row.path("oid"));
    }
  }

  private void keep(String address, JsonNode row, String order) {
    Fill fill = fill(address, row, new BigDecimal(row.path("startPosition").asString()));
    if (seen.add(address + row.path("tid") + " " + row.path("time"))) {
      orders.computeIfAbsent(address + order, any -> new ArrayList<>()).add(fill);
      positions.put(address + fill.coin(), fill.end());
    }
  }

  private static Fill fill(String address, JsonNode row, BigDecimal start) {
    BigDecimal size = new BigDecimal(row.path("sz").asString());
    return new Fill(
        address,
        row.path("coin").asString(),
        start,
        row.path("side").asString().equals("B") ? size : size.negate(),
        row.path("oid").asLong(0),
        row.path("time").asLong());
  }

  private void trade(JsonNode row) {
    BigDecimal size = new BigDecimal(row.path("sz").asString());
    String[] users = {row.path("users").get(0).asString(), row.path("users").get(1).asString()};
    for (int n = 0; n < users.length; n++) {
      if (watched.contains(users[n])) {
        session(
            users[n],
            row.path("coin").asString(),
            n == 0 ? size : size.negate(),
            row.path("time").asLong());
      }
    }
  }

  private void session(String address, String coin, BigDecimal signed, long time) {
    String key = "trades " + address + coin;
    BigDecimal start = positions.getOrDefault(key, BigDecimal.ZERO);
    positions.put(key, start.add(signed));
    long first =
        sessions.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(key))
            .filter(entry -> time - entry.getValue().getLast().time() < PAUSE_MS)
            .mapToLong(entry -> entry.getValue().getFirst().time())
            .findAny()
            .orElse(time);
    sessions
        .computeIfAbsent(key + first, any -> new ArrayList<>())
        .add(new Fill(address, coin, start, signed, 0, time));
  }
}
