package io.tidewatch.query.subscription;

import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.change.Author;
import io.tidewatch.query.change.ConfirmedWriter;
import io.tidewatch.query.store.StoreNotReadyException;
import java.util.Optional;

/** Writes what the API says of subscriptions to their topic, where the feeds read it. */
public final class WantedChanges implements AutoCloseable {
  private final ConfirmedWriter<WantedSubscription> writer;

  public WantedChanges(KafkaAccess kafka) {
    this.writer = new ConfirmedWriter<>(kafka, Topics.SUBSCRIPTIONS, "tidewatch-wanted-changes");
  }

  /**
   * Says whether an instrument is wanted; goes over the configuration. Returns once it is on the
   * topic.
   *
   * @throws StoreNotReadyException if Kafka did not take it in time
   */
  public void set(Author author, Optional<WantedSubscription> before, WantedSubscription wish) {
    writer.write(
        wish.key(),
        wish,
        author.entry("subscriptions.put", target(wish), before, Optional.of(wish)));
  }

  /**
   * Takes back what the API said, so that the configuration counts again.
   *
   * @throws StoreNotReadyException if Kafka did not take it in time
   */
  public void clear(Author author, WantedSubscription before) {
    writer.write(
        before.key(),
        null,
        author.entry(
            "subscriptions.delete", target(before), Optional.of(before), Optional.empty()));
  }

  private static String target(WantedSubscription wish) {
    return "subscriptions/" + wish.key();
  }

  @Override
  public void close() {
    writer.close();
  }
}
