package io.tidewatch.topology.parse;

import static java.util.Objects.requireNonNull;

/**
 * What became of a raw record.
 *
 * @param <T> the event
 */
public sealed interface Parsed<T> {
  /**
   * It was understood.
   *
   * @param raw its bytes
   */
  record Ok<T>(T event, byte[] raw) implements Parsed<T> {
    public Ok {
      requireNonNull(event, "event");
    }
  }

  /**
   * It was not.
   *
   * @param detail what was expected and what was found, at most {@link #MAX_DETAIL} characters
   * @param raw its bytes, or null if there were none
   */
  record Rejected<T>(RejectReason reason, String detail, byte[] raw) implements Parsed<T> {
    /** Longer details are cut: they quote bytes that a stranger sent. */
    public static final int MAX_DETAIL = 200;

    public Rejected {
      requireNonNull(reason, "reason");
      detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL);
    }
  }
}
