package io.tidewatch.connectors.dbotx;

/** How records name the venue and what they carry. */
final class DbotxChannel {
  static final String VENUE = "dbotx";
  static final String PAIRS = "pairs";

  private DbotxChannel() {}
}
