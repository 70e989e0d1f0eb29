package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.feed.WantedSubscription.Origin;
import io.tidewatch.contract.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what a feed watches on {@code reference.subscriptions}: a record for each channel of each
 * instrument, a tombstone for what is gone. What the API wrote is left alone. Thread-safe.
 */
public final class InForceSubscriptions implements AutoCloseable {
  private final KafkaPublisher publisher;
  private final String venue;
  private final List<String> channels;
  private final Origin origin;
  private final SubscriptionTable table;
  private final Map<String, Optional<WantedSubscription>> underWay = new HashMap<>();
  private Optional<List<String>> inForce = Optional.empty();

  /**
   * @param client connection properties of the reader, at least {@code bootstrap.servers}
   */
  public InForceSubscriptions(
      KafkaPublisher publisher,
      Map<String, ?> client,
      String venue,
      List<String> channels,
      Origin origin) {
    this.publisher = requireNonNull(publisher, "publisher");
    this.venue = requireNonNull(venue, "venue");
    this.channels = List.copyOf(channels);
    this.origin = requireNonNull(origin, "origin");
    this.table = new SubscriptionTable(client, venue, this::reconcile);
  }

  public void start() {
    table.start();
  }

  /** These are watched from now on. Written once the topic was read. */
  public synchronized void set(List<String> instruments) {
    inForce = Optional.of(List.copyOf(instruments));
    reconcile();
  }

  private synchronized void reconcile() {
    if (inForce.isEmpty() || !table.isLoaded()) {
      return;
    }
    Map<String, WantedSubscription> standing = standing();
    Map<String, WantedSubscription> wanted = wanted(inForce.get());
    wanted.forEach((key, subscription) -> {
      WantedSubscription now = standing.get(key);
      if (!subscription.equals(now) && (now == null || now.origin() != Origin.API)) {
        write(key, Optional.of(subscription));
      }
    });
    List<String> gone = new ArrayList<>(standing.keySet());
    gone.removeIf(key -> wanted.containsKey(key) || standing.get(key).origin() == Origin.API);
    gone.forEach(key -> write(key, Optional.empty()));
  }

  /** What stands on the topic, and what will once it has been read back. */
  private Map<String, WantedSubscription> standing() {
    Map<String, WantedSubscription> standing = new HashMap<>(table.standing());
    underWay
        .entrySet()
        .removeIf(written -> {
          Optional<WantedSubscription> now = Optional.ofNullable(standing.get(written.getKey()));
          return now.equals(written.getValue())
              || now.filter(s -> s.origin() == Origin.API).isPresent();
        });
    underWay.forEach((key, written) ->
        written.ifPresentOrElse(s -> standing.put(key, s), () -> standing.remove(key)));
    return standing;
  }

  private void write(String key, Optional<WantedSubscription> subscription) {
    underWay.put(key, subscription);
    publisher.publishLater(Topics.SUBSCRIPTIONS, key, subscription.orElse(null));
  }

  private Map<String, WantedSubscription> wanted(List<String> instruments) {
    Map<String, WantedSubscription> wanted = new HashMap<>();
    for (String instrument : instruments) {
      for (String channel : channels) {
        WantedSubscription subscription =
            new WantedSubscription(venue, channel, instrument, origin, true);
        wanted.put(subscription.key(), subscription);
      }
    }
    return wanted;
  }

  @Override
  public void close() {
    table.close();
  }
}
