package io.tidewatch.contract.raw;

/** Names of the headers that a dead letter carries beside those of the refused record. */
public final class DeadLetterHeaders {
  /** Name of the reason, one of an enumeration that its topology documents. */
  public static final String REASON = "reject-reason";

  /** What was expected and what was found, bounded in length. */
  public static final String DETAIL = "reject-detail";

  /** Where it stood: {@code topic/partition/offset}. */
  public static final String ORIGIN = "reject-origin";

  private DeadLetterHeaders() {}
}
