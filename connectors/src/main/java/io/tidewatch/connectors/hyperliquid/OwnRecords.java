package io.tidewatch.connectors.hyperliquid;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.whale.View;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The records that only the feed can write, see {@code HyperliquidRecords}. */
final class OwnRecords {
  static final String ALL_COINS = "*";

  private OwnRecords() {}

  /** An address as the feed tells of it. */
  record Told(String address, View view, Optional<String> label) {}

  static byte[] watching(long at, Collection<Told> addresses) {
    ObjectNode record = Json.MAPPER.createObjectNode().put("at", at);
    ArrayNode list = record.putArray("addresses");
    for (Told told : addresses) {
      ObjectNode address = list.addObject();
      address.put("address", told.address()).put("view", told.view().name());
      told.label().ifPresent(label -> address.put("label", label));
    }
    return bytes(record);
  }

  static byte[] lostTrades(String coin, long from, long to) {
    return bytes(Json.MAPPER.createObjectNode().put("coin", coin).put("from", from).put("to", to));
  }

  /**
   * @param missing why it is not all
   * @param last whether nothing more is to be had, however often one asks
   */
  static byte[] backfilled(
      String user, long from, long to, Optional<String> missing, boolean last) {
    ObjectNode record = Json.MAPPER.createObjectNode();
    record.put("user", user).put("from", from).put("to", to);
    record.put("complete", missing.isEmpty()).put("last", last);
    missing.ifPresent(reason -> record.put("reason", reason));
    return bytes(record);
  }

  /** How far this run came, for the next one. */
  static byte[] time(long at, EarlierRun run) {
    return bytes(
        Json.MAPPER
            .createObjectNode()
            .put("at", at)
            .put("completeTo", run.completeTo())
            .put("tradesTo", run.tradesTo())
            .put("watchingAt", run.watchingAt()));
  }

  /** How far an earlier run had come by what {@link #time} wrote; empty for anything else. */
  static Optional<EarlierRun> earlier(byte[] value) {
    try {
      JsonNode record = Json.MAPPER.readTree(value);
      JsonNode completeTo = record.path("completeTo");
      return completeTo.isIntegralNumber()
          ? Optional.of(
              new EarlierRun(
                  completeTo.asLong(),
                  record.path("tradesTo").asLong(completeTo.asLong()),
                  record.path("watchingAt").asLong(0),
                  Set.of()))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Who has channels of their own by what {@link #watching} wrote; empty for anything else. */
  static Optional<Set<String>> users(byte[] value) {
    try {
      JsonNode addresses = Json.MAPPER.readTree(value).path("addresses");
      return addresses.isArray()
          ? Optional.of(
              addresses
                  .valueStream()
                  .filter(a -> a.path("view").asString("").equals(View.USER_CHANNELS.name()))
                  .map(a -> a.path("address").asString(""))
                  .collect(Collectors.toSet()))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(ObjectNode record) {
    return record.toString().getBytes(UTF_8);
  }
}
