package io.tidewatch.connectors.delivery.outbox;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.queue.Place;
import io.tidewatch.contract.delivery.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What the runs before this one did, as the deliveries of a sink tell it. For one thread. */
public final class Past {
  private final String sink;
  private final Map<Key, Delivery> last = new HashMap<>();
  private final Map<Message, Set<Place>> digests = new HashMap<>();
  private final Map<Sent, Long> times = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  private record Key(Place place, String target) {}

  private record Message(String digest, String target) {}

  /** One request, whatever the number of items in it. */
  private record Sent(String message, int part, String target) {}

  /**
   * A message went to a target, or was about to.
   *
   * @param at when it ended; the greatest number if that is not known
   */
  public record Sending(String target, long at) {}

  public Past(String sink) {
    this.sink = requireNonNull(sink, "sink");
  }

  /** Takes the next delivery; of other sinks it takes no notice. */
  public void hear(Place place, Delivery delivery) {
    if (!delivery.sink().equals(sink)) {
      return;
    }
    last.put(new Key(place, delivery.target()), delivery);
    ends.merge(place.partition(), place.offset() + 1, Math::max);
    delivery
        .digest()
        .ifPresent(id ->
            digests
                .computeIfAbsent(
                    new Message(id, delivery.target()), message -> new LinkedHashSet<>())
                .add(place));
    rememberTime(place, delivery);
  }

  private void rememberTime(Place place, Delivery delivery) {
    Sent message =
        new Sent(delivery.digest().orElseGet(place::toString), delivery.part(), delivery.target());
    switch (delivery.status()) {
      case SENDING -> times.put(message, Long.MAX_VALUE);
      case SENT, FAILED, EXPIRED -> {
        // What was given up without a request took nothing of any budget.
        if (delivery.attempts() > 0) {
          times.put(message, delivery.at());
        }
      }
      case HELD_BACK, NOT_ROUTED -> {
        // Nothing went over the wire.
      }
    }
  }

  /** The last word on something and a target. */
  public Optional<Delivery> last(Place place, String target) {
    return Optional.ofNullable(last.get(new Key(place, target)));
  }

  /** Whether nothing follows on a word; a part of a message is followed by the next one. */
  public static boolean isOver(Delivery delivery) {
    return switch (delivery.status()) {
      case SENT -> delivery.part() >= delivery.parts();
      case SENDING -> false;
      case HELD_BACK, FAILED, EXPIRED, NOT_ROUTED -> true;
    };
  }

  /** The members of a digest without an outcome, in their order. */
  public List<Place> unfinishedMembers(String digest, String target) {
    return digests.getOrDefault(new Message(digest, target), Set.of()).stream()
        .filter(place ->
            last(place, target)
                .filter(delivery -> !isOver(delivery))
                .flatMap(Delivery::digest)
                .filter(digest::equals)
                .isPresent())
        .toList();
  }

  /** When messages were sent, for the budgets; of each the last word. */
  public List<Sending> sendings() {
    List<Sending> all = new ArrayList<>();
    times.forEach((sent, at) -> all.add(new Sending(sent.target, at)));
    return all;
  }

  /** Nothing from here on was ever looked at. */
  public long end(TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  /** Everywhere that something was done. */
  public Set<TopicPartition> partitions() {
    return Set.copyOf(ends.keySet());
  }
}
