package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.query.http.Resource;
import io.tidewatch.query.http.WhaleChangesResource;
import io.tidewatch.query.http.WhalesResource;
import io.tidewatch.query.metrics.WhaleMeters;
import io.tidewatch.query.tail.TopicTail;
import io.tidewatch.query.tail.TopicTail.Start;
import io.tidewatch.query.whale.Accounts;
import io.tidewatch.query.whale.NewestOrders;
import io.tidewatch.query.whale.NewestSignals;
import io.tidewatch.query.whale.WhaleChanges;
import io.tidewatch.query.whale.WhaleReads;
import io.tidewatch.query.whale.WhaleSource;
import io.tidewatch.query.whale.Wishes;
import java.util.ArrayList;
import java.util.List;

/**
 * What answers about watched addresses, with all that it follows.
 *
 * @param parts what must be closed, in this order
 */
record WhaleResources(List<Resource> resources, WhaleMeters meters, List<AutoCloseable> parts) {
  WhaleResources {
    resources = List.copyOf(resources);
    requireNonNull(meters, "meters");
    parts = List.copyOf(parts);
  }

  /** Begins to follow. */
  static WhaleResources open(KafkaAccess kafka, WhaleSource source) {
    Wishes wishes = new Wishes();
    Accounts accounts = new Accounts();
    NewestOrders orders = new NewestOrders();
    NewestSignals signals = new NewestSignals();
    WhaleMeters meters = new WhaleMeters(source);
    TopicTail<WatchedAddress> wished =
        TopicTail.followTable(kafka, Topics.WATCHED_ADDRESSES, wishes::hear);
    List<TopicTail<?>> told =
        List.of(
            wished,
            TopicTail.followTable(kafka, Topics.WHALE_ACCOUNTS, accounts::hear),
            TopicTail.follow(kafka, Topics.WHALE_ORDERS, Start.OLDEST, orders::hear),
            TopicTail.follow(kafka, Topics.WHALE_SIGNALS, Start.OLDEST, signals::hear));
    WhaleChanges changes = new WhaleChanges(kafka, wishes, wished::isCaughtUp);
    List<AutoCloseable> parts = new ArrayList<>(told);
    // Only what is sent from now on is counted: a restart would count the past again.
    parts.add(TopicTail.follow(kafka, Topics.WHALE_ORDERS, Start.NEWEST, meters::hear));
    parts.add(TopicTail.follow(kafka, Topics.WHALE_SIGNALS, Start.NEWEST, meters::hear));
    parts.add(changes);
    return new WhaleResources(
        List.of(
            new WhalesResource(
                new WhaleReads(source, wishes, accounts),
                orders,
                signals,
                () -> told.stream().allMatch(TopicTail::isCaughtUp)),
            new WhaleChangesResource(changes)),
        meters,
        parts);
  }
}
