package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectionSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** How far detectors have come on their topics, wherever they run. */
public record TopicsJudged(KafkaAccess kafka) {
  private static final List<String> POOL =
      List.of(Topics.DBOTX_PAIRS.name(), Topics.TEMPLATES.name(), Topics.PAIRS.name());

  public TopicsJudged {
    requireNonNull(kafka, "kafka");
  }

  /**
   * Waits until every detector has judged what stands on its topics.
   *
   * @param patience how long nothing may move in any of them
   * @return false if nothing moved for that long
   */
  public boolean awaitAll(Duration patience) {
    try (Progress progress = new Progress(kafka)) {
      return progress.awaitCommitted(
              application(DetectorKind.LARGE_TRADES), Topics.BINANCE_SPOT_TRADES.name(), patience)
          && progress.awaitCommitted(
              application(DetectorKind.ORDER_BOOKS), Topics.OKX_FRAMES.name(), patience)
          && awaitPool(patience)
          && progress.awaitCommitted(
              application(DetectorKind.WHALE_SIGNALS), Topics.HYPERLIQUID_FRAMES.name(), patience)
          && awaitFutures(patience);
    }
  }

  /**
   * The same for the token pool.
   *
   * @return false if nothing moved for that long
   */
  public boolean awaitPool(Duration patience) {
    return awaitQuiet(DetectorKind.TOKEN_POOL, POOL, patience);
  }

  /**
   * The same for futures.
   *
   * @return false if nothing moved for that long
   */
  public boolean awaitFutures(Duration patience) {
    return awaitQuiet(
        DetectorKind.FUTURES_ANOMALIES,
        List.of(
            Topics.FUTURES_KLINES.name(),
            Topics.FUTURES_TICKERS.name(),
            Topics.FUTURES_OPEN_INTEREST.name()),
        patience);
  }

  /**
   * Waits until every detector has judged what stands on its topics now, while feeds go on.
   *
   * @param patience how long nothing may move in any of them
   * @return false if nothing moved for that long
   */
  public boolean awaitPassed(Duration patience) {
    return awaitPassed(
            DetectorKind.LARGE_TRADES, List.of(Topics.BINANCE_SPOT_TRADES.name()), patience)
        && awaitPassed(DetectorKind.ORDER_BOOKS, List.of(Topics.OKX_FRAMES.name()), patience)
        && awaitPassed(DetectorKind.TOKEN_POOL, POOL, patience)
        && awaitPassed(
            DetectorKind.WHALE_SIGNALS, List.of(Topics.HYPERLIQUID_FRAMES.name()), patience)
        && awaitFuturesPassed(patience);
  }

  /**
   * The same for the bars of futures.
   *
   * @return false if nothing moved for that long
   */
  public boolean awaitFuturesPassed(Duration patience) {
    return awaitPassed(
        DetectorKind.FUTURES_ANOMALIES, List.of(Topics.FUTURES_KLINES.name()), patience);
  }

  private boolean awaitPassed(DetectorKind kind, List<String> topics, Duration patience) {
    try (Progress progress = new Progress(kafka)) {
      return progress.awaitPassed(application(kind), topics, patience);
    }
  }

  private boolean awaitQuiet(DetectorKind kind, List<String> topics, Duration patience) {
    try (Progress progress = new Progress(kafka)) {
      return progress.awaitQuiet(application(kind), topics, patience);
    }
  }

  private static String application(DetectorKind kind) {
    InstantSource clock = InstantSource.system();
    return kind.make(DetectionSettings.DEFAULT, clock, clock).applicationId();
  }
}
