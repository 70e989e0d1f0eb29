package io.tidewatch.connectors.timeseries;

import static io.tidewatch.connectors.book.TestBooks.analysis;
import static io.tidewatch.connectors.book.TestBooks.emptyAnalysis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalysisLinesTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void shouldWriteOneLineForEachType() {
    AnalysisLines.append(analysis("BTC-USDT", 1_000), lines::add);

    assertThat(lines)
        .containsExactly(
            "analysis_results,analysis_type=support_resistance,instrument_id=BTC-USDT"
                + " support_level_1=64900.10,support_level_2=64800.20"
                + ",resistance_level_1=65100.30,resistance_level_2=65200.40"
                + ",alert_triggered=false 1000000000",
            "analysis_results,analysis_type=large_orders,instrument_id=BTC-USDT"
                + " large_buy_orders=1500000.5,large_sell_orders=700000"
                + ",alert_triggered=false 1000000000",
            "analysis_results,analysis_type=depth_anomaly,instrument_id=BTC-USDT"
                + " anomaly_score=83.5,alert_triggered=true 1000000000",
            "analysis_results,analysis_type=liquidity_shrink,instrument_id=BTC-USDT"
                + " liquidity_index=21.25,alert_triggered=false 1000000000");
  }

  @Test
  void shouldWriteNoLineWithoutFigures() {
    AnalysisLines.append(emptyAnalysis("BTC-USDT", 1_000), lines::add);

    assertThat(lines).isEmpty();
  }
}
