package io.tidewatch.simulator.binance;

import io.tidewatch.contract.serde.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * REST rows of trades as a recording has them, answered to the byte instead of rows made from the
 * ledger. Thread-safe.
 */
final class RecordedRows {
  private final Map<String, List<Row>> bySymbol = new ConcurrentHashMap<>();

  private record Row(boolean aggregate, long id, long timeMs, String json) {}

  /**
   * Adds a row of {@code aggTrades} or {@code historicalTrades}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  void add(String symbol, String json) {
    Row row = read(json);
    bySymbol.compute(
        symbol,
        (key, rows) -> {
          List<Row> next = rows == null ? new ArrayList<>() : new ArrayList<>(rows);
          next.add(row);
          return List.copyOf(next);
        });
  }

  boolean knows(String symbol) {
    return bySymbol.containsKey(symbol);
  }

  List<String> aggregatesBetween(String symbol, long startMs, long endMs, int limit) {
    return select(
        symbol, limit, row -> row.aggregate() && row.timeMs() >= startMs && row.timeMs() <= endMs);
  }

  List<String> aggregatesFrom(String symbol, long id, int limit) {
    return select(symbol, limit, row -> row.aggregate() && row.id() >= id);
  }

  List<String> tradesFrom(String symbol, long id, int limit) {
    return select(symbol, limit, row -> !row.aggregate() && row.id() >= id);
  }

  private List<String> select(String symbol, int limit, Predicate<Row> wanted) {
    return bySymbol.getOrDefault(symbol, List.of()).stream()
        .filter(wanted)
        .limit(limit)
        .map(Row::json)
        .toList();
  }

  private static Row read(String json) {
    try {
      JsonNode row = Json.MAPPER.readTree(json);
      boolean aggregate = row.has("a");
      return new Row(
          aggregate,
          row.required(aggregate ? "a" : "id").longValue(),
          row.required(aggregate ? "T" : "time").longValue(),
          json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("expected a REST row of trades, was something else", e);
    }
  }
}
