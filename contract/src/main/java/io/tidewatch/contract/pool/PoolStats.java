package io.tidewatch.contract.pool;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a batch is doing, since it was first seen and over the last five minutes.
 *
 * @param batch its number
 * @param pairs pairs that belong to it now
 * @param asOf receive time of its newest frame, or of what changed last, epoch milliseconds
 * @param total since the first frame
 * @param lastFiveMinutes of receive time, up to {@code asOf}, in whole minutes
 * @param lastAlertAt event time of the newest alert, epoch milliseconds
 * @param lastError one sentence on the newest record that could not be used
 * @param lastErrorAt receive time of that record
 */
public record PoolStats(
    int batch,
    long pairs,
    long asOf,
    Counts total,
    Counts lastFiveMinutes,
    Optional<Long> lastAlertAt,
    Optional<String> lastError,
    Optional<Long> lastErrorAt) {
  public PoolStats {
    requireNonNull(total, "total");
    requireNonNull(lastFiveMinutes, "lastFiveMinutes");
    lastAlertAt = lastAlertAt == null ? Optional.empty() : lastAlertAt;
    lastError = lastError == null ? Optional.empty() : lastError;
    lastErrorAt = lastErrorAt == null ? Optional.empty() : lastErrorAt;
  }

  /** The key on the topic. */
  public String key() {
    return Integer.toString(batch);
  }

  /**
   * What was counted.
   *
   * @param messages frames received
   * @param items pairs in them
   * @param alerts raised
   * @param errors frames and items that could not be used
   * @param responses alerts whose response time was measured: live ones
   * @param responseMsSum milliseconds from receipt to decision, summed over them
   */
  public record Counts(
      long messages, long items, long alerts, long errors, long responses, long responseMsSum) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    public Counts plus(Counts other) {
      return new Counts(
          messages + other.messages,
          items + other.items,
          alerts + other.alerts,
          errors + other.errors,
          responses + other.responses,
          responseMsSum + other.responseMsSum);
    }

    /** Mean response time in milliseconds; empty if none was measured. */
    public Optional<Long> averageResponseMs() {
      return responses == 0 ? Optional.empty() : Optional.of(responseMsSum / responses);
    }
  }
}
