package io.tidewatch.connectors;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Anomaly.Classic;
import io.tidewatch.contract.futures.Anomaly.Feature;
import io.tidewatch.contract.futures.Anomaly.FeatureName;
import io.tidewatch.contract.futures.Anomaly.FeatureState;
import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Reason;
import io.tidewatch.contract.futures.Anomaly.Robust;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Ranking.Coin;
import io.tidewatch.contract.futures.Ranking.Contract;
import io.tidewatch.contract.futures.Ranking.Quadrant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bars, judgements and ranked contracts, as tests need them. */
public final class TestFutures {
  private TestFutures() {}

  public static Bar bar(String symbol, long openTime, String close) {
    return new Bar(
        symbol,
        openTime,
        decimal("93738.19"),
        decimal("93782.38"),
        decimal("93510.00"),
        decimal(close),
        decimal("202.77714"),
        decimal("18986363.9868894"),
        Optional.of(64_965L),
        Optional.of(decimal("9736008.8183313")),
        false,
        Bar.ClosedBy.FRAME,
        openTime + Bar.LENGTH_MS);
  }

  public static Anomaly anomaly(
      String symbol, long openTime, boolean provisional, Classic classic) {
    return new Anomaly(
        symbol,
        openTime,
        openTime + Bar.LENGTH_MS,
        provisional,
        Status.OK,
        96,
        0,
        decimal("0.0123450"),
        decimal("4200000.99"),
        decimal("88000000.5"),
        Optional.of(decimal("0.61")),
        classic,
        new Robust(
            decimal("83.57"),
            BigDecimal.ONE,
            2,
            Level.ALERT,
            List.of(
                feature(FeatureName.RETURN, "8.128", "45.29"),
                feature(FeatureName.VOLUME, "6.5", "38.28"),
                feature(FeatureName.VOLATILITY, "1.1", "0"))),
        Side.BUY);
  }

  public static Classic classic(String score, Reason... reasons) {
    return new Classic(
        number("0.03417"),
        number("5.129"),
        number("4"),
        number("-1.5"),
        number("1"),
        number("0.99"),
        number("0.05"),
        decimal(score),
        List.of(reasons));
  }

  private static Feature feature(FeatureName name, String modifiedZ, String contribution) {
    return new Feature(
        name,
        FeatureState.OK,
        number("0.03"),
        95,
        number("0.001"),
        number("0.004"),
        number(modifiedZ),
        number("1"),
        decimal(contribution));
  }

  public static Coin coin(int rank, String symbol) {
    return new Coin(
        rank,
        symbol,
        decimal("71.5"),
        Map.of("momentum", decimal("30.5"), "volume", decimal("41")),
        1_761_000_000_000L,
        decimal("1.5"),
        decimal("1.8"),
        decimal("1.95"),
        decimal("20"),
        decimal("123456789.5"),
        decimal("-3.25"));
  }

  public static Contract contract(int rank, String symbol, Optional<BigDecimal> netLong) {
    return new Contract(
        rank,
        symbol,
        decimal("1000000.5"),
        decimal("1800000.9"),
        decimal("-50000.25"),
        decimal("-4.76"),
        decimal("-90000.45"),
        decimal("2.5"),
        netLong,
        netLong.map(BigDecimal.ONE::subtract),
        Optional.empty(),
        decimal("123456789.5"),
        Quadrant.SHORT_COVERING,
        Optional.empty(),
        1_761_000_000_000L,
        false);
  }

  public static Optional<BigDecimal> number(String text) {
    return Optional.of(decimal(text));
  }

  public static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
