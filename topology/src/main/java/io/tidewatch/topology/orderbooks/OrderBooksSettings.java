package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.topology.orderbooks.analysis.AnalysisSettings;
import io.tidewatch.topology.orderbooks.rule.BookRuleDefinition;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is fixed for as long as the detector runs.
 *
 * @param rules one definition of each kind
 * @param analysisInterval event time in which a book is analysed once at most
 * @param levelsInterval event time in which a whole book is written once at most
 * @param checkpointEvery inputs of an instrument after which all that is remembered of it is
 *     written anew
 * @param firstRetry wall clock after which a request for a snapshot is repeated; each further one
 *     waits twice as long
 * @param longestRetry most that is waited
 */
public record OrderBooksSettings(
    AnalysisSettings analysis,
    List<BookRuleDefinition> rules,
    Duration analysisInterval,
    Duration levelsInterval,
    int checkpointEvery,
    Duration firstRetry,
    Duration longestRetry) {
  private static final int MAX_CHECKPOINT_EVERY = 65_536;
  private static final int FINGERPRINT_BYTES = 8;

  public static final OrderBooksSettings DEFAULT =
      new OrderBooksSettings(
          AnalysisSettings.DEFAULT,
          BookRuleDefinition.DEFAULTS,
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          512,
          Duration.ofSeconds(30),
          Duration.ofMinutes(5));

  public OrderBooksSettings {
    requireNonNull(analysis, "analysis");
    rules = List.copyOf(rules);
    List<BookRuleKind> kinds = rules.stream().map(BookRuleDefinition::kind).sorted().toList();
    if (!kinds.equals(List.of(BookRuleKind.values()))) {
      throw new IllegalArgumentException("expected one rule of each kind, was " + kinds);
    }
    if (Stream.of(analysisInterval, levelsInterval, firstRetry, longestRetry)
        .anyMatch(duration -> duration.toMillis() < 1)) {
      throw new IllegalArgumentException(
          "expected intervals of at least a millisecond, was "
              + List.of(analysisInterval, levelsInterval, firstRetry, longestRetry));
    }
    if (checkpointEvery < 1 || checkpointEvery > MAX_CHECKPOINT_EVERY) {
      throw new IllegalArgumentException(
          "expected a checkpoint every 1 to "
              + MAX_CHECKPOINT_EVERY
              + " inputs, was "
              + checkpointEvery);
    }
  }

  /** Tells settings apart that lead to other analyses of the same records. */
  public String fingerprint() {
    byte[] text = Json.MAPPER.writeValueAsBytes(List.of(analysis, analysisInterval));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
