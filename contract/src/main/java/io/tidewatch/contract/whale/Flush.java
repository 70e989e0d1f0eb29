package io.tidewatch.contract.whale;

/** What ended the aggregation of an order. */
public enum Flush {
  /** A terminal status, with all that was filled. */
  STATUS,
  /** A terminal status whose fills did not all come within ten minutes. */
  STATUS_INCOMPLETE,
  /** No fill for five minutes. */
  TIMEOUT,
  /** Public trades name no order: trades of one side without a longer pause, up to a minute. */
  SESSION,
  /** The address is not watched any more, or its fills cannot be followed any more. */
  UNWATCHED
}
