package io.tidewatch.connectors.timeseries;

import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookAnalysis.Condition;
import io.tidewatch.contract.book.BookAnalysis.PriceLevel;
import io.tidewatch.contract.book.BookAnalysis.PriceLevels;
import io.tidewatch.contract.book.Figure;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Analyses as points of {@code analysis_results} (section 13.2 of the original design), one for
 * each type. A figure that is not there is left out, and so is a point without figures. {@code
 * alert_triggered} says whether the measure stands at alert at that moment; supports, resistances
 * and large orders have no such state, so there it is always false.
 */
final class AnalysisLines {
  private static final String MEASUREMENT = "analysis_results";

  private AnalysisLines() {}

  static void append(BookAnalysis analysis, Consumer<String> lines) {
    PriceLevels levels = analysis.levels();
    Line supports = line(analysis, "support_resistance");
    price(supports, "support_level_1", levels.support1());
    price(supports, "support_level_2", levels.support2());
    price(supports, "resistance_level_1", levels.resistance1());
    price(supports, "resistance_level_2", levels.resistance2());
    finish(analysis, supports, Condition.NORMAL, lines);

    Line largeOrders = line(analysis, "large_orders");
    figure(largeOrders, "large_buy_orders", analysis.largeOrders().buyUsd());
    figure(largeOrders, "large_sell_orders", analysis.largeOrders().sellUsd());
    finish(analysis, largeOrders, Condition.NORMAL, lines);

    Line anomaly = line(analysis, "depth_anomaly");
    figure(anomaly, "anomaly_score", analysis.depthAnomaly().score());
    finish(analysis, anomaly, analysis.depthAnomaly().condition(), lines);

    Line liquidity = line(analysis, "liquidity_shrink");
    figure(liquidity, "liquidity_index", analysis.liquidity().index());
    finish(analysis, liquidity, analysis.liquidity().condition(), lines);
  }

  private static Line line(BookAnalysis analysis, String type) {
    return new Line(MEASUREMENT).tag("analysis_type", type).tag("instrument_id", analysis.instId());
  }

  private static void price(Line line, String name, Optional<PriceLevel> level) {
    level.ifPresent(present -> line.field(name, present.price()));
  }

  private static void figure(Line line, String name, Figure figure) {
    Optional<BigDecimal> value = figure.value();
    value.ifPresent(present -> line.field(name, present));
  }

  private static void finish(
      BookAnalysis analysis, Line line, Condition condition, Consumer<String> lines) {
    boolean alert = condition == Condition.ALERT;
    if (line.hasFields() || alert) {
      lines.accept(
          line.field("alert_triggered", alert).at(TimeUnit.MILLISECONDS.toNanos(analysis.time())));
    }
  }
}
