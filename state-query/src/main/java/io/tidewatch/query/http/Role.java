package io.tidewatch.query.http;

/** What a caller must be to be answered. */
public enum Role {
  /** Nobody in particular: for those who watch over the process. */
  ANYONE,
  /** Whoever may see the market and what was made of it. */
  READ,
  /** Whoever may change what is watched, what fires and who is told. */
  OPERATE
}
