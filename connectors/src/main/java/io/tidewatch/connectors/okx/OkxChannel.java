package io.tidewatch.connectors.okx;

import java.util.Locale;
import java.util.Optional;

/** The channels that are watched of each instrument. */
enum OkxChannel {
  BOOKS,
  TRADES;

  static final String VENUE = "okx";

  /** Channel of events about what an instrument is, not about its data. */
  static final String INSTRUMENTS = "instruments";

  /** Key of a record whose instrument cannot be told. */
  static final String UNKNOWN = "unknown";

  String wireName() {
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
