package io.tidewatch.contract.book;

/** Why a figure of a book is not there. A wrong number is never put in its place. */
public enum Absence {
  /** One side has no levels. */
  EMPTY_SIDE,
  /** Too few levels to say anything. */
  TOO_FEW_LEVELS,
  /** The levels that the venue sends do not reach so far from the mid. */
  BEYOND_COVERAGE,
  /** The book cannot fill the amount. */
  TOO_THIN,
  /** The quote asset has no known USD rate. */
  NO_USD_RATE,
  /** Sizes are contracts, and the contract's value is not known yet. */
  UNKNOWN_CONTRACT,
  /** Too short a time since the snapshot, or too few observations. */
  WARMUP,
  /** The history does not vary, so nothing can stand out of it. */
  CONSTANT,
  /** Best bid at or over best ask: a call auction or pre-open, where depth means something else. */
  AUCTION,
  /** The mid jumped out of the band that is compared; the next evaluation compares again. */
  RECENTRED,
  /** No trades of the instrument come, so cause cannot be told from effect. */
  NO_TRADES,
  /** Nothing there: no level or wall stands out. */
  NONE_FOUND
}
