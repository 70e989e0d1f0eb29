package io.tidewatch.connectors.delivery.queue;

import io.tidewatch.contract.alert.Severity;

/** What a message may take of a limit. */
enum Claim {
  /** A critical alert: all that is left. */
  CRITICAL,
  /** Another alert: not the last part. */
  ALERT,
  /** An answer to a command: a third at most, and not the last part. */
  ANSWER;

  /** Of so many messages one is kept for what is critical: two of twelve, three of twenty. */
  private static final int ONE_RESERVED_OF = 6;

  /** So many alerts as a minute has by default find room beside so many answers. */
  private static final int ONE_ANSWER_OF = 3;

  static Claim of(Severity severity) {
    return severity == Severity.CRITICAL ? CRITICAL : ALERT;
  }

  /** With how many messages of a limit nothing more is left for it. */
  int most(int count) {
    return this == CRITICAL ? count : count - count / ONE_RESERVED_OF;
  }

  /** How many answers there may be within a limit. */
  static int mostAnswers(int count) {
    return Math.max(1, count / ONE_ANSWER_OF);
  }
}
