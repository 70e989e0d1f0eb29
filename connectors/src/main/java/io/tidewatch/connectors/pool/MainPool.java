package io.tidewatch.connectors.pool;

import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.contract.instrument.SolanaAddress;
import io.tidewatch.contract.serde.Json;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The main pool in an answer of the search: of those on Solana the one with the largest volume of
 * 24 hours, then with the most SOL in it. The venue does not say in which order it tells them.
 *
 * @see <a href="https://dbotx.com/docs">DBotX documents</a>
 */
record MainPool(String address, BigDecimal volume, BigDecimal solReserve) {
  private static final String CHAIN = "solana";
  private static final int MOST_DIGITS = 40;
  private static final Comparator<MainPool> ORDER =
      Comparator.comparing(MainPool::volume)
          .thenComparing(MainPool::solReserve)
          .thenComparing(Comparator.comparing(MainPool::address).reversed());

  /** Its address; empty if the token has no pool on Solana. */
  static Optional<String> of(byte[] answer) throws RestException {
    JsonNode tree = tree(answer);
    if (!tree.path("err").isBoolean() || tree.path("err").booleanValue()) {
      throw RestException.denied("the search answered with an error: " + tree.path("res"));
    }
    JsonNode rows = tree.path("res");
    if (!rows.isArray()) {
      throw RestException.garbled("expected an array in res from the search, was " + rows);
    }
    return rows.valueStream()
        .map(MainPool::pool)
        .flatMap(Optional::stream)
        .max(ORDER)
        .map(MainPool::address);
  }

  private static JsonNode tree(byte[] answer) throws RestException {
    try {
      JsonNode tree = Json.MAPPER.readTree(answer);
      if (tree != null && tree.isObject()) {
        return tree;
      }
      throw RestException.garbled("expected a JSON object from the search, was something else");
    } catch (JacksonException e) {
      throw RestException.garbled(
          "expected JSON from the search, was unreadable: " + e.getOriginalMessage());
    }
  }

  private static Optional<MainPool> pool(JsonNode row) {
    JsonNode id = row.path("_id").isString() ? row.path("_id") : row.path("id");
    boolean usable =
        id.isString()
            && SolanaAddress.isValid(id.stringValue())
            && CHAIN.equals(row.path("chain").asString(""));
    return usable
        ? Optional.of(
            new MainPool(
                id.stringValue(),
                number(row.path("buyAndSellVolume24h")),
                number(row.path("solReserve"))))
        : Optional.empty();
  }

  // Absent is the same as nothing traded.
  private static BigDecimal number(JsonNode value) {
    try {
      BigDecimal number =
          value.isNumber()
              ? value.decimalValue()
              : new BigDecimal(value.isString() ? value.stringValue() : "0");
      return Math.abs((long) number.scale()) <= MOST_DIGITS ? number : BigDecimal.ZERO;
    } catch (NumberFormatException e) {
      return BigDecimal.ZERO;
    }
  }
}
