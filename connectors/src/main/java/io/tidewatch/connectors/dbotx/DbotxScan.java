package io.tidewatch.connectors.dbotx;

import io.tidewatch.connectors.feed.JsonScan;

/** Tells data frames from others, by two members at the top. Used once. */
final class DbotxScan extends JsonScan {
  /** What a frame is. */
  enum Kind {
    /** {@code pairsInfo}, or {@code tokensInfo} as it was called before. */
    DATA,
    /** An acknowledgement or an error. */
    ANSWER,
    /** Neither. */
    OTHER
  }

  private boolean data;
  private boolean answer;

  private DbotxScan(byte[] bytes) {
    super(bytes);
  }

  static Kind scan(byte[] bytes) {
    DbotxScan scan = new DbotxScan(bytes);
    scan.walk();
    if (scan.answer) {
      return Kind.ANSWER;
    }
    return scan.data ? Kind.DATA : Kind.OTHER;
  }

  @Override
  protected void member(int depth, int start, int length) {
    if (depth != 1) {
      return;
    }
    if (length == 4 && is("type", start)) {
      data =
          text().filter(type -> type.equals("pairsInfo") || type.equals("tokensInfo")).isPresent();
    } else if (length == 6 && is("status", start)) {
      answer = text().isPresent();
    }
  }
}
