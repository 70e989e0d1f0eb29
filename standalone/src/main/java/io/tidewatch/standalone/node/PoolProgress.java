package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.tokenpool.TokenPoolSettings;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** How far the detector of the token pool has come, wherever it runs. */
record PoolProgress(KafkaAccess kafka) {
  private static final String APPLICATION =
      new TokenPoolTopology(TokenPoolSettings.DEFAULT, InstantSource.system()).applicationId();

  PoolProgress {
    requireNonNull(kafka, "kafka");
  }

  /**
   * Waits until everything that stands on its topics is judged.
   *
   * @param patience how long nothing may move
   * @return false if nothing moved for that long
   */
  boolean awaitJudged(Duration patience) {
    try (Progress progress = new Progress(kafka)) {
      return progress.awaitQuiet(
          APPLICATION,
          List.of(Topics.DBOTX_PAIRS.name(), Topics.TEMPLATES.name(), Topics.PAIRS.name()),
          patience);
    }
  }
}
