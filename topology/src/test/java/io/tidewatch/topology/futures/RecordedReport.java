package io.tidewatch.topology.futures;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the two methods make of the same bars. Nobody knows which alerts are false; as false counts
 * one whose bar turns out ordinary when all bars of its symbol are known: neither its return nor
 * its volume is among the largest hundredth.
 */
final class RecordedReport {
  private static final double LARGEST = 0.01;
  private static final BigDecimal CLASSIC_SCORE = BigDecimal.ONE;

  private final Map<String, List<Judged>> bySymbol = new HashMap<>();
  private final Set<Long> times = new TreeSet<>();
  private long bars;
  private long withFigures;
  private long robustAlert;
  private long robustWatch;
  private long classicAlert;
  private long classicAny;

  /** One bar of a symbol. */
  private record Judged(long openTime, double change, double volume) {}

  void judged(Anomaly anomaly) {
    bars++;
    times.add(anomaly.openTime());
    bySymbol
        .computeIfAbsent(anomaly.symbol(), symbol -> new ArrayList<>())
        .add(
            new Judged(
                anomaly.openTime(),
                anomaly
                    .classic()
                    .curReturn()
                    .map(BigDecimal::doubleValue)
                    .map(Math::abs)
                    .orElse(0d),
                anomaly.quoteVolume().doubleValue()));
    if (anomaly.status() == Status.WARMUP) {
      return;
    }
    withFigures++;
    robustAlert += anomaly.robust().level() == Level.ALERT ? 1 : 0;
    robustWatch += anomaly.robust().level() == Level.WATCH ? 1 : 0;
    classicAlert += anomaly.classic().score().compareTo(CLASSIC_SCORE) >= 0 ? 1 : 0;
    classicAny += anomaly.classic().score().signum() > 0 ? 1 : 0;
  }

  String text(RecordedMarket market) {
    double days = times.size() / 96.0;
    StringBuilder text = new StringBuilder();
    line(
        text,
        "symbols %d, bars %d, with figures %d, days %.2f",
        bySymbol.size(),
        bars,
        withFigures,
        days);
    line(
        text,
        "bars: robust ALERT %d, WATCH %d; classic score >= 1: %d, > 0: %d",
        robustAlert,
        robustWatch,
        classicAlert,
        classicAny);
    method(text, "robust", market.robust(), days);
    method(text, "classic", market.classic(), days);
    return text.toString();
  }

  private void method(StringBuilder text, String name, RecordedMarket.Market market, double days) {
    List<Alert> single =
        market.alerts().stream()
            .filter(alert -> alert.evidence().inputs() instanceof Inputs.FuturesAnomaly)
            .toList();
    long ordinary = single.stream().filter(this::isOrdinary).count();
    line(
        text,
        "%s: futures-anomaly %d (%.1f a day, %.1f of 100,000 bars), of these ordinary %d (%.1f %%);"
            + " futures-market-move %d",
        name,
        single.size(),
        single.size() / days,
        single.size() * 100_000.0 / withFigures,
        ordinary,
        ordinary * 100.0 / Math.max(1, single.size()),
        market.alerts().size() - single.size());
    line(text, "%s: decisions %s", name, market.decisions());
  }

  private boolean isOrdinary(Alert alert) {
    Anomaly anomaly = ((Inputs.FuturesAnomaly) alert.evidence().inputs()).anomaly();
    List<Judged> all = bySymbol.get(anomaly.symbol());
    Judged its =
        all.stream().filter(bar -> bar.openTime() == anomaly.openTime()).findFirst().orElseThrow();
    long larger = all.stream().filter(bar -> bar.change() > its.change()).count();
    long busier = all.stream().filter(bar -> bar.volume() > its.volume()).count();
    double few = all.size() * LARGEST;
    return larger >= few && busier >= few;
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
