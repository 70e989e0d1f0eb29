package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * How fresh an answer is.
 *
 * @param lag how far a standby was behind, in offsets of the store's changelog; 0 of an active one
 */
public record Freshness(Source source, long lag) {
  /** As fresh as it gets. */
  public static final Freshness ACTIVE = new Freshness(Source.ACTIVE, 0);

  public Freshness {
    requireNonNull(source, "source");
    if (lag < 0 || (source == Source.ACTIVE && lag > 0)) {
      throw new IllegalArgumentException("expected a lag of 0, or more of a standby, was " + lag);
    }
  }

  /** Who answered. */
  public enum Source {
    /** The instance that works on the partition. */
    ACTIVE,
    /** One that keeps a copy: the answer was true, and may be so no more. */
    STANDBY
  }

  /** By a copy that is so far behind. */
  public static Freshness standby(long lag) {
    return new Freshness(Source.STANDBY, lag);
  }

  /** The source in one small word, as answers have it. */
  public String word() {
    return source.name().toLowerCase(Locale.ROOT);
  }

  /** Of an answer that is put together from both. */
  public Freshness and(Freshness other) {
    Source worse = source == Source.STANDBY ? source : other.source;
    return new Freshness(worse, Math.max(lag, other.lag));
  }
}
