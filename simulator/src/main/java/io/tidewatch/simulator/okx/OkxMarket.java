package io.tidewatch.simulator.okx;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All instruments of the simulated venue. Thread-safe. */
final class OkxMarket {
  private static final long FIRST_SEQ_ID = 344_430_848_984L;

  private final Map<String, InstrumentLine> lines = new ConcurrentSkipListMap<>();

  void list(OkxListing listing, BookChange opening) {
    if (lines.putIfAbsent(listing.instId(), new InstrumentLine(listing, FIRST_SEQ_ID, opening))
        != null) {
      throw new IllegalArgumentException(
          "expected an instrument that is not listed yet, was " + listing.instId());
    }
  }

  Optional<InstrumentLine> find(String instId) {
    return Optional.ofNullable(lines.get(instId));
  }

  /**
   * @throws IllegalArgumentException if it is not listed
   */
  InstrumentLine line(String instId) {
    return find(instId)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "expected a listed instrument, was '" + instId + "'; list it first"));
  }

  Collection<InstrumentLine> lines() {
    return lines.values();
  }

  void forget(OkxClient client) {
    lines.values().forEach(line -> line.forget(client));
  }
}
