package io.tidewatch.connectors.feed;

import java.util.List;
import java.util.Optional;

/** What every feed offers to whoever runs it and shows how it is. Thread-safe; started once. */
public interface Feed extends AutoCloseable {
  /** As in the headers of its records. */
  String venue();

  /** Starts to connect and returns at once, with or without a network. */
  void start();

  /** Whether every socket that is needed is open; data is a matter of {@link #subscriptions}. */
  boolean connected();

  /** How many sockets are open. */
  int openConnections();

  FeedCounts counts();

  /** Where each subscription stands. Never blocks. */
  List<SubscriptionStatus> subscriptions();

  /** The first record that Kafka refused for good, if any: from then on data may be missing. */
  Optional<String> publishFailure();

  /** Ends in order: socket, what waits, what is buffered. */
  @Override
  void close();
}
