package io.tidewatch.simulator.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.EvmAddress;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.simulator.hyperliquid.exchange.Account;
import io.tidewatch.simulator.hyperliquid.exchange.VenueFill;
import io.tidewatch.simulator.hyperliquid.exchange.VenueOrder;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Answers what is asked of {@code /info}. Thread-safe. */
final class InfoDesk {
  private static final int MOST_ROWS = 2_000;

  private final WhaleExchange exchange;
  private final AccountJson accounts;
  private final ListingJson listing;

  InfoDesk(WhaleExchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange");
    this.accounts = new AccountJson(exchange);
    this.listing = new ListingJson(exchange);
  }

  /** What a request is about; empty if it cannot be read. */
  static String type(String body) {
    return read(body).path("type").asString("");
  }

  private static JsonNode read(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  InfoAnswer answer(String body) {
    JsonNode asked = read(body);
    return switch (asked.path("type").asString("")) {
      case "meta" -> InfoAnswer.normal(listing.meta());
      case "metaAndAssetCtxs" -> InfoAnswer.normal(listing.metaAndContexts());
      case "spotMeta" -> InfoAnswer.normal(listing.spotMeta());
      case "allMids" -> InfoAnswer.light(listing.mids());
      case "exchangeStatus" ->
          InfoAnswer.light(VenueJson.object("specialStatuses", null, "time", exchange.now()));
      default ->
          EvmAddress.of(asked.path("user").asString(""))
              .map(user -> ofUser(user, asked))
              .orElseGet(InfoAnswer::unreadable);
    };
  }

  private InfoAnswer ofUser(String user, JsonNode asked) {
    return switch (asked.path("type").asString("")) {
      case "clearinghouseState" -> InfoAnswer.light(exchange.look(user, accounts::positions));
      case "spotClearinghouseState" -> InfoAnswer.light(exchange.look(user, accounts::balances));
      case "userFills" -> InfoAnswer.rows(newest(user, Account::fills, VenueJson::fill));
      case "userTwapSliceFills" -> InfoAnswer.rows(newest(user, Account::slices, VenueJson::slice));
      case "userFillsByTime" -> byTime(user, asked, Account::fills, VenueJson::fill);
      case "userTwapSliceFillsByTime" -> byTime(user, asked, Account::slices, VenueJson::slice);
      case "openOrders" -> InfoAnswer.normal(open(user, VenueJson::order));
      case "frontendOpenOrders" -> InfoAnswer.normal(open(user, VenueJson::frontendOrder));
      case "orderStatus" -> InfoAnswer.light(status(user, asked.path("oid")));
      default -> InfoAnswer.unreadable();
    };
  }

  private List<Map<String, Object>> newest(
      String user,
      Function<Account, List<VenueFill>> reading,
      Function<VenueFill, Map<String, Object>> row) {
    List<VenueFill> all = exchange.look(user, reading);
    int from = Math.max(0, all.size() - MOST_ROWS);
    return VenueJson.newestFirst(all.subList(from, all.size())).stream().map(row).toList();
  }

  /** Both bounds are included, so the last time of an answer begins the next one. */
  private InfoAnswer byTime(
      String user,
      JsonNode asked,
      Function<Account, List<VenueFill>> reading,
      Function<VenueFill, Map<String, Object>> row) {
    if (!asked.path("startTime").isIntegralNumber()) {
      return InfoAnswer.unreadable();
    }
    long from = asked.path("startTime").asLong();
    long to = asked.path("endTime").asLong(Long.MAX_VALUE);
    List<VenueFill> within =
        exchange.look(user, reading).stream()
            .filter(fill -> fill.time() >= from && fill.time() <= to)
            .toList();
    List<VenueFill> told =
        asked.path("reversed").asBoolean(false) ? VenueJson.newestFirst(within) : within;
    return InfoAnswer.rows(told.stream().limit(MOST_ROWS).map(row).toList());
  }

  private List<Map<String, Object>> open(
      String user, Function<VenueOrder, Map<String, Object>> row) {
    return exchange.look(user, Account::openOrders).stream().map(row).toList();
  }

  private Map<String, Object> status(String user, JsonNode asked) {
    Optional<VenueOrder> order =
        exchange.look(
            user,
            account ->
                asked.isIntegralNumber()
                    ? account.order(asked.asLong())
                    : account.orderOf(asked.asString("")));
    return order
        .map(found ->
            VenueJson.object(
                "status",
                "order",
                "order",
                VenueJson.object(
                    "order", VenueJson.frontendOrder(found),
                    "status", found.status(),
                    "statusTimestamp", found.statusAt())))
        .orElseGet(() -> VenueJson.object("status", "unknownOid"));
  }
}
