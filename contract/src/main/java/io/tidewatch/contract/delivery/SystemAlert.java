package io.tidewatch.contract.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;

/**
 * Something is wrong with the system itself, or is right again. It depends on when and where it was
 * noticed, so unlike an {@link io.tidewatch.contract.alert.Alert} it cannot be computed again.
 *
 * @param id the same when the trouble is told again, another one when it is over
 * @param subject what is in trouble, for example {@code okx/books/BTC-USDT} or the name of a sink
 * @param since wall clock of the beginning of the trouble, epoch milliseconds
 * @param at wall clock of this word
 * @param detail one sentence for the operator
 */
public record SystemAlert(
    String id,
    Kind kind,
    String subject,
    Severity severity,
    State state,
    long since,
    long at,
    String detail) {
  public SystemAlert {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(subject, "subject");
    requireNonNull(severity, "severity");
    requireNonNull(state, "state");
    requireNonNull(detail, "detail");
  }

  /** The key on the topic. */
  public String key() {
    return kind.id() + "/" + subject;
  }

  /** Whether the trouble is there. */
  public enum State {
    RAISED,
    RESOLVED
  }

  /** What is wrong. */
  public enum Kind {
    /** A feed has no data, or cannot connect. */
    FEED_DOWN("feed-down"),
    /** A venue does not know a subscription that is wanted. */
    SUBSCRIPTION_GONE("subscription-gone"),
    /** Nothing is claimed of a book that broke. */
    BOOK_QUARANTINED("book-quarantined"),
    /** A detector or a sink is behind. */
    LAG("lag"),
    /** A sink does not reach its target. */
    SINK_FAILING("sink-failing"),
    /** A detector does not run. */
    DETECTOR_DOWN("detector-down");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** Kebab-case name, which stands where alerts of the market have their rule. */
    public String id() {
      return id;
    }
  }
}
