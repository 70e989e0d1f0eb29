package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Which pages to ask for to have all fills of a span: the venue gives a limited number at a time,
 * both bounds included, in an order it does not promise. Not thread-safe.
 */
final class FillPages {
  /** Rows of a full page. */
  static final int FULL = 2_000;

  /** The venue keeps no more fills of an address. */
  private static final int KEPT = 10_000;

  /** What is on the pages. */
  enum Kind {
    FILLS,
    /** Those of TWAP orders, which are among no others. */
    TWAP_FILLS
  }

  private final ArrayDeque<Span> open = new ArrayDeque<>();
  private int rows;
  private Optional<String> missing = Optional.empty();

  /**
   * What to ask for, both inclusive, epoch milliseconds.
   *
   * @param to {@link Long#MAX_VALUE} for all there is
   */
  record Span(long from, long to) {}

  FillPages(Span whole) {
    open.add(requireNonNull(whole, "whole"));
  }

  /** What to ask for now; empty when all was had. */
  Optional<Span> next() {
    return Optional.ofNullable(open.peekFirst());
  }

  /** The answer for {@link #next}. */
  void answered(JsonNode page) {
    Span span = open.removeFirst();
    rows += page.size();
    if (rows >= KEPT) {
      missing = Optional.of("the venue keeps only the newest " + KEPT + " fills");
    }
    if (page.size() < FULL) {
      return;
    }
    long oldest = Long.MAX_VALUE;
    long newest = Long.MIN_VALUE;
    for (JsonNode row : page) {
      oldest = Math.min(oldest, time(row));
      newest = Math.max(newest, time(row));
    }
    if (time(page.get(0)) > time(page.get(page.size() - 1))) {
      below(span, oldest);
    }
    above(span, newest);
  }

  // The last time itself is asked for again: only a part of it may have been on the page.
  private void above(Span span, long newest) {
    if (newest > span.from() && newest <= span.to()) {
      open.addLast(new Span(newest, span.to()));
    } else if (newest == span.from()) {
      missing = Optional.of("more than " + FULL + " fills at " + newest);
      if (newest < span.to()) {
        open.addLast(new Span(newest + 1, span.to()));
      }
    }
  }

  private void below(Span span, long oldest) {
    if (oldest >= span.from() && oldest < span.to()) {
      open.addFirst(new Span(span.from(), oldest));
    }
  }

  private static long time(JsonNode row) {
    JsonNode fill = row.has("fill") ? row.path("fill") : row;
    return fill.path("time").asLong(0);
  }

  int rows() {
    return rows;
  }

  /** Why it is not all, if it is not. */
  Optional<String> missing() {
    return missing;
  }
}
