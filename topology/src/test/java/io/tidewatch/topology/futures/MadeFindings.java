package io.tidewatch.topology.futures;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Anomaly.Classic;
import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Robust;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.topology.futures.market.Finding.Judged;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Findings of bars without bars. */
public final class MadeFindings {
  private MadeFindings() {}

  /** Of an unremarkable bar. */
  public static Judged judged(String symbol, int partition, long roundAt, long evaluatedAt) {
    return judged(symbol, partition, roundAt, evaluatedAt, 5);
  }

  /** Of a bar with a score, 60 and more alerting. */
  public static Judged judged(
      String symbol, int partition, long roundAt, long evaluatedAt, int score) {
    return judged(symbol, partition, roundAt, evaluatedAt, score, evaluatedAt);
  }

  /**
   * Of a bar whose partition may have come further.
   *
   * @param reached event time as far as the partition has come
   */
  public static Judged judged(
      String symbol, int partition, long roundAt, long evaluatedAt, int score, long reached) {
    Level level = score >= 60 ? Level.ALERT : score >= 40 ? Level.WATCH : Level.NONE;
    Anomaly anomaly =
        new Anomaly(
            symbol,
            roundAt - BAR,
            evaluatedAt,
            false,
            Status.OK,
            96,
            0,
            BigDecimal.TEN,
            BigDecimal.TEN,
            new BigDecimal("5000000"),
            Optional.empty(),
            new Classic(
                Optional.of(new BigDecimal("0.01")),
                null,
                null,
                null,
                null,
                null,
                null,
                BigDecimal.ZERO,
                List.of()),
            new Robust(
                BigDecimal.valueOf(score), BigDecimal.ONE, score >= 60 ? 2 : 0, level, List.of()),
            Side.BUY);
    return new Judged(
        partition, reached, roundAt, anomaly, evaluatedAt, 1, 1, 1, 2, true, Optional.empty());
  }
}
