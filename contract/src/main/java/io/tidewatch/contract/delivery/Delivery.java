package io.tidewatch.contract.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import java.util.Optional;

/**
 * What became of an alert on its way to people: one record for each step of each target. The last
 * one of a target is its outcome.
 *
 * @param alert id of the alert or of the system alert, the key on the topic
 * @param rule rule of the alert; kind of the system alert
 * @param sink {@code telegram}, {@code wecom}, {@code webhook} or {@code console}; {@link #GATE}
 *     where the alert never came to a sink
 * @param target name of the target as configured; empty where there is none
 * @param part which part of a message that had to be split, from 1
 * @param parts of how many
 * @param digest id of the message that names it together with others
 * @param messageId what the channel calls the message
 * @param reason why it was not sent, or what went wrong before it was
 * @param attempts requests so far
 * @param late whether the message says that it comes late
 * @param repeated whether the message may have been sent before: its outcome was not known
 * @param alertTime event time of the alert, epoch milliseconds
 * @param at wall clock of this step, epoch milliseconds
 * @param tookMs from reading the alert until this step
 */
public record Delivery(
    String alert,
    String rule,
    String subject,
    Severity severity,
    String sink,
    String target,
    Status status,
    int part,
    int parts,
    Optional<String> digest,
    Optional<String> messageId,
    Optional<String> reason,
    int attempts,
    boolean late,
    boolean repeated,
    long alertTime,
    long at,
    long tookMs) {
  /** Stands for a sink where an alert is held back for all of them. */
  public static final String GATE = "gate";

  public Delivery {
    requireNonNull(alert, "alert");
    requireNonNull(rule, "rule");
    requireNonNull(subject, "subject");
    requireNonNull(severity, "severity");
    requireNonNull(sink, "sink");
    requireNonNull(target, "target");
    requireNonNull(status, "status");
    digest = digest == null ? Optional.empty() : digest;
    messageId = messageId == null ? Optional.empty() : messageId;
    reason = reason == null ? Optional.empty() : reason;
  }

  /** A step on the way. */
  public enum Status {
    /** About to be sent; if nothing follows, whether it was is not known. */
    SENDING(false),
    /** The channel took it. */
    SENT(true),
    /** Nobody is to be told: silenced, or another alert speaks for it. */
    HELD_BACK(true),
    /** The channel refuses it for good. */
    FAILED(true),
    /** So old that it helps nobody. */
    EXPIRED(true),
    /** No route leads from it to a target of the sink. */
    NOT_ROUTED(true);

    private final boolean outcome;

    Status(boolean outcome) {
      this.outcome = outcome;
    }

    /** Whether nothing follows. */
    public boolean isOutcome() {
      return outcome;
    }
  }
}
