package io.tidewatch.query.subscription;

import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.change.ConfirmedWriter;
import io.tidewatch.query.store.StoreNotReadyException;

/** Writes what the API says of subscriptions to their topic, where the feeds read it. */
public final class WantedChanges implements AutoCloseable {
  private final ConfirmedWriter<WantedSubscription> writer;

  public WantedChanges(String bootstrapServers) {
    this.writer =
        new ConfirmedWriter<>(bootstrapServers, Topics.SUBSCRIPTIONS, "tidewatch-wanted-changes");
  }

  /**
   * Says whether an instrument is wanted; goes over the configuration. Returns once it is on the
   * topic.
   *
   * @throws StoreNotReadyException if Kafka did not take it in time
   */
  public WantedView set(String venue, String channel, String instrument, boolean wanted) {
    WantedSubscription wish =
        new WantedSubscription(venue, channel, instrument, WantedSubscription.Origin.API, wanted);
    writer.write(wish.key(), wish);
    return WantedView.of(wish);
  }

  /**
   * Takes back what the API said, so that the configuration counts again.
   *
   * @throws StoreNotReadyException if Kafka did not take it in time
   */
  public void clear(String key) {
    writer.write(key, null);
  }

  @Override
  public void close() {
    writer.close();
  }
}
