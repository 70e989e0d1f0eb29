package io.tidewatch.query.books;

import static java.util.Objects.requireNonNull;

/** The best levels of an instrument, so many of each side. */
record LevelsOf(String instId, int levels) {
  LevelsOf {
    requireNonNull(instId, "instId");
  }
}
