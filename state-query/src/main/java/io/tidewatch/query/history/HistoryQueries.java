package io.tidewatch.query.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.outcome.OutcomeQueries;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.query.store.ReadCatalogue;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.alerthistory.AlertPlace;
import io.tidewatch.topology.alerthistory.DeliveryKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import tools.jackson.core.type.TypeReference;

/** What instances ask each other about alerts and decisions of the past. */
public final class HistoryQueries {
  private static final KeyedStore ALERTS =
      KeyedStore.fedBy(Topics.ALERTS, AlertHistoryTopology.ALERTS_STORE);
  private static final KeyedStore INDEX =
      KeyedStore.fedBy(Topics.ALERTS, AlertHistoryTopology.INDEX_STORE);
  private static final KeyedStore DECISIONS =
      KeyedStore.fedBy(Topics.DECISIONS, AlertHistoryTopology.DECISIONS_STORE);
  private static final KeyedStore DELIVERIES =
      KeyedStore.fedBy(Topics.DELIVERIES, AlertHistoryTopology.DELIVERIES_STORE);

  static final PartitionRead<NewestAlerts, List<KeptAlert>> ALERT_PAGE =
      new PartitionRead<>(
          "alert-page",
          INDEX,
          Set.of(ALERTS.name()),
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, asked) -> AlertPages.read(view, asked.filter(), asked.limit()));

  static final PartitionRead<String, Optional<String>> ALERT =
      new PartitionRead<>(
          "alert",
          ALERTS,
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, id) ->
              Optional.ofNullable(
                      view.<String, byte[]>keyValues(AlertHistoryTopology.ALERTS_STORE).get(id))
                  .map(json -> new String(json, UTF_8)));

  static final PartitionRead<NewestDecisions, Decisions> NEWEST_DECISIONS =
      new PartitionRead<>(
          "decisions",
          DECISIONS,
          new TypeReference<>() {},
          new TypeReference<>() {},
          HistoryQueries::decisions);

  static final PartitionRead<NewestOf, List<Delivery>> NEWEST_DELIVERIES =
      new PartitionRead<>(
          "deliveries",
          DELIVERIES,
          new TypeReference<>() {},
          new TypeReference<>() {},
          HistoryQueries::deliveries);

  private HistoryQueries() {}

  /** All of them, with what comes of alerts. */
  public static ReadCatalogue catalogue(String detector) {
    return new ReadCatalogue(
        detector,
        List.of(ALERT_PAGE, ALERT, NEWEST_DECISIONS, NEWEST_DELIVERIES, OutcomeQueries.OF_RULE));
  }

  /** The newest alerts, so many of each partition. */
  record NewestAlerts(AlertFilter filter, int limit) {
    NewestAlerts {
      requireNonNull(filter, "filter");
    }
  }

  /**
   * An alert in the words in which it is stored.
   *
   * @param json as on the topic
   */
  record KeptAlert(AlertPlace place, String json) {
    KeptAlert {
      requireNonNull(place, "place");
      requireNonNull(json, "json");
    }
  }

  /** The newest things that are kept under a key. */
  record NewestOf(String key, int limit) {
    NewestOf {
      requireNonNull(key, "key");
    }
  }

  /**
   * The newest decisions that are kept under a key.
   *
   * @param behind only those that are older than this one
   */
  record NewestDecisions(String key, Optional<DecisionPlace> behind, int limit) {
    NewestDecisions {
      requireNonNull(key, "key");
      requireNonNull(behind, "behind");
    }
  }

  /**
   * Decisions, newest first.
   *
   * @param last where the last of them stands, if there are older ones
   */
  public record Decisions(List<Decision> decisions, Optional<DecisionPlace> last) {
    public Decisions {
      decisions = List.copyOf(decisions);
      requireNonNull(last, "last");
    }
  }

  private static Decisions decisions(PartitionView view, NewestDecisions asked) {
    ReadOnlyWindowStore<String, Decision> store =
        view.windows(AlertHistoryTopology.DECISIONS_STORE);
    List<Decision> decisions = new ArrayList<>();
    Instant newest =
        Instant.ofEpochMilli(asked.behind().map(DecisionPlace::timeMs).orElse(Long.MAX_VALUE));
    Optional<DecisionPlace> last = Optional.empty();
    try (WindowStoreIterator<Decision> found =
        store.backwardFetch(asked.key(), Instant.EPOCH, newest)) {
      while (found.hasNext() && decisions.size() < asked.limit()) {
        KeyValue<Long, Decision> next = found.next();
        last = Optional.of(placeBehind(last, next.key));
        if (asked.behind().map(last.get()::isOlderThan).orElse(true)) {
          decisions.add(next.value);
        }
      }
      return new Decisions(decisions, found.hasNext() ? last : Optional.empty());
    }
  }

  private static DecisionPlace placeBehind(Optional<DecisionPlace> last, long timeMs) {
    return new DecisionPlace(
        timeMs,
        last.filter(place -> place.timeMs() == timeMs).map(DecisionPlace::number).orElse(0) + 1);
  }

  /** In the order in which they were taken. */
  private static List<Delivery> deliveries(PartitionView view, NewestOf asked) {
    List<Delivery> steps = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found =
        view.<Bytes, byte[]>keyValues(AlertHistoryTopology.DELIVERIES_STORE)
            .reverseRange(
                DeliveryKey.of(asked.key(), 0), DeliveryKey.of(asked.key(), Long.MAX_VALUE))) {
      while (found.hasNext() && steps.size() < asked.limit()) {
        steps.add(
            Topics.DELIVERIES
                .value()
                .deserializer()
                .deserialize(Topics.DELIVERIES.name(), found.next().value));
      }
    }
    return steps.reversed();
  }
}
