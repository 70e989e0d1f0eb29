package io.tidewatch.connectors.redis.sink;

import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookAnalysis.PriceLevel;
import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.book.Figure;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of the hashes, as the original design names them (sections 14.1 and 14.2). Times are
 * epoch milliseconds. A figure that is not there is an empty text: every field is always there, and
 * none is ever left over from before.
 */
final class HashFields {
  static final String BOOK_TIME = "latest_timestamp";
  static final String ANALYSIS_TIME = "analysis_time";

  private static final int MAX_LEVELS = 400;
  private static final int CHARS_PER_LEVEL = 32;

  private HashFields() {}

  /** Sides are arrays of {@code ["price","size"]}, best first, in the decimals of the venue. */
  static Map<String, String> of(BookLevels book) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("instrument_id", book.instId());
    fields.put(BOOK_TIME, Long.toString(book.time()));
    fields.put("asks", json(book.asks()));
    fields.put("bids", json(book.bids()));
    fields.put("checksum", Integer.toString(book.checksum()));
    return fields;
  }

  static Map<String, String> of(BookAnalysis analysis) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("instrument_id", analysis.instId());
    fields.put(ANALYSIS_TIME, Long.toString(analysis.time()));
    fields.put("support_level_1", price(analysis.levels().support1()));
    fields.put("support_level_2", price(analysis.levels().support2()));
    fields.put("resistance_level_1", price(analysis.levels().resistance1()));
    fields.put("resistance_level_2", price(analysis.levels().resistance2()));
    fields.put("large_buy_orders", text(analysis.largeOrders().buyUsd()));
    fields.put("large_sell_orders", text(analysis.largeOrders().sellUsd()));
    fields.put("large_order_trend", text(analysis.largeOrders().trend()));
    fields.put("depth_anomaly_score", text(analysis.depthAnomaly().score()));
    fields.put("depth_anomaly_alert", text(analysis.depthAnomaly().condition()));
    fields.put("liquidity_index", text(analysis.liquidity().index()));
    fields.put("liquidity_alert", text(analysis.liquidity().condition()));
    return fields;
  }

  private static String json(List<BookLevels.Level> levels) {
    int size = Math.min(levels.size(), MAX_LEVELS);
    StringBuilder json = new StringBuilder(2 + size * CHARS_PER_LEVEL).append('[');
    for (BookLevels.Level level : levels.subList(0, size)) {
      json.append(json.length() == 1 ? "[\"" : ",[\"")
          .append(level.price().toPlainString())
          .append("\",\"")
          .append(level.size().toPlainString())
          .append("\"]");
    }
    return json.append(']').toString();
  }

  private static String price(Optional<PriceLevel> level) {
    return level.map(PriceLevel::price).map(BigDecimal::toPlainString).orElse("");
  }

  private static String text(Figure figure) {
    return figure.value().map(BigDecimal::toPlainString).orElse("");
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
