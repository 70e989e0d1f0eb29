package io.tidewatch.query.stream;

import static java.util.Objects.requireNonNull;

/**
 * Something that those who follow are told.
 *
 * @param place partition and offset of its record
 * @param subject whom it is about: a symbol, an instrument, an address, or the key of a feed
 * @param data the record's value as JSON, in one line
 */
public record StreamEvent(EventKind kind, Place place, String subject, String data) {
  public StreamEvent {
    requireNonNull(kind, "kind");
    requireNonNull(place, "place");
    requireNonNull(subject, "subject");
    requireNonNull(data, "data");
  }

  /** Where its record stands on the topic of its kind. */
  public record Place(int partition, long offset) {
    public Place {
      if (partition < 0 || offset < 0) {
        throw new IllegalArgumentException(
            "expected a partition and an offset from 0, was " + partition + " and " + offset);
      }
    }
  }
}
