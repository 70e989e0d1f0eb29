package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.feed.Gap;
import io.tidewatch.contract.topic.Topics;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Writes what happens to one channel of a venue to {@code feed.events}, without waiting for Kafka.
 * Thread-safe.
 */
public final class FeedEvents {
  private final KafkaPublisher publisher;
  private final InstantSource clock;
  private final String venue;
  private final String channel;
  private final String carried;

  public FeedEvents(KafkaPublisher publisher, InstantSource clock, String venue, String channel) {
    this(publisher, clock, venue, channel, FeedEvent.ALL_INSTRUMENTS);
  }

  private FeedEvents(
      KafkaPublisher publisher, InstantSource clock, String venue, String channel, String carried) {
    this.publisher = requireNonNull(publisher, "publisher");
    this.clock = requireNonNull(clock, "clock");
    this.venue = requireNonNull(venue, "venue");
    this.channel = requireNonNull(channel, "channel");
    this.carried = requireNonNull(carried, "carried");
  }

  /** The same, for a connection that carries one subscription only: its events are of that one. */
  public FeedEvents ofInstrument(String instrument) {
    return new FeedEvents(publisher, clock, venue, channel, instrument);
  }

  /** Something that concerns the whole connection. */
  public void connection(Type type, ConnectionId connection, String detail) {
    publish(carried, type, connection, Optional.empty(), detail);
  }

  /** What came over the old connection comes over another one from now on. */
  public void rotated(ConnectionId old, ConnectionId connection, String detail) {
    publish(
        new FeedEvent(
            venue,
            channel,
            carried,
            Type.ROTATED,
            connection.id(),
            connection.epoch(),
            clock.millis(),
            Optional.empty(),
            Optional.of(old.id()),
            detail));
  }

  public void instrument(String instrument, Type type, ConnectionId connection, String detail) {
    publish(instrument, type, connection, Optional.empty(), detail);
  }

  public void gap(String instrument, Type type, ConnectionId connection, Gap gap, String detail) {
    publish(instrument, type, connection, Optional.of(gap), detail);
  }

  private void publish(
      String instrument, Type type, ConnectionId connection, Optional<Gap> gap, String detail) {
    publish(
        new FeedEvent(
            venue,
            channel,
            instrument,
            type,
            connection.id(),
            connection.epoch(),
            clock.millis(),
            gap,
            detail));
  }

  private void publish(FeedEvent event) {
    publisher.publishLater(Topics.FEED_EVENTS, event.key(), event);
  }
}
