package io.tidewatch.simulator.okx;

import java.util.Locale;
import java.util.Optional;

/** The channels that the simulated venue has. */
public enum OkxChannel {
  BOOKS,
  TRADES;

  /** As on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<OkxChannel> of(String wireName) {
    return switch (wireName) {
      case "books" -> Optional.of(BOOKS);
      case "trades" -> Optional.of(TRADES);
      default -> Optional.empty();
    };
  }
}
