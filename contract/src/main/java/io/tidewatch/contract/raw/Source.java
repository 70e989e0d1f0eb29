package io.tidewatch.contract.raw;

import java.util.Locale;

/** How a raw record came to the topic. */
public enum Source {
  /** From the venue's socket. */
  LIVE,
  /** Fetched from the venue's REST interface after a gap. */
  BACKFILL,
  /** From a recording. */
  REPLAY;

  /** The value of the {@code source} header. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a {@code source} header.
   *
   * @throws IllegalArgumentException if the name is none of live, backfill, replay
   */
  public static Source fromWireName(String name) {
    return switch (name) {
      case "live" -> LIVE;
      case "backfill" -> BACKFILL;
      case "replay" -> REPLAY;
      default ->
          throw new IllegalArgumentException(
              "expected source live, backfill or replay, was '" + name + "'");
    };
  }
}
