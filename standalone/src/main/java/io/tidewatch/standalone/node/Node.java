package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.binance.spot.BinanceSpotFeed;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.Detectors;
import io.tidewatch.query.QueryServer;
import io.tidewatch.query.QuerySettings;
import io.tidewatch.query.Surroundings;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.standalone.Version;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything in one JVM: broker, topics, detectors, API, sinks, feed, started in this order. The
 * feed closes first and the broker last, so that nothing is sent to a part that is gone; what is in
 * between closes at the same time.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final String INSTANCE = "node";

  private final ClosingStages stages = new ClosingStages(3);
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private final String bootstrapServers;
  private final DetectorRunner largeTrades;
  private final Optional<QueryServer> queries;
  private final TopicSink alerts;
  private final BinanceSpotFeed feed;

  private Node(DataDirectory directory, NodeOptions options) {
    try {
      bootstrapServers = options.bootstrapServers().orElseGet(() -> broker(directory));
      TopicProvisioning.ensureTopics(bootstrapServers);
      LargeTradesTopology detector = new LargeTradesTopology(options.largeTrades());
      StreamsSettings streams =
          StreamsSettings.single(bootstrapServers, directory.state(), INSTANCE);
      largeTrades = closedBeforeBroker(new DetectorRunner(detector, streams, this::failed));
      DetectorRunner history =
          closedBeforeBroker(new DetectorRunner(new AlertHistoryTopology(), streams, this::failed));
      feed =
          new BinanceSpotFeed(
              options.feed(),
              Map.of("bootstrap.servers", bootstrapServers),
              options.receiveClock(),
              options.wallClock());
      Detectors detectors = new Detectors(largeTrades, options.largeTrades(), history);
      queries = options.http().map(http -> closedBeforeBroker(queries(http, detectors, options)));
      largeTrades.start();
      history.start();
      alerts =
          closedBeforeBroker(
              TopicSink.start(
                  bootstrapServers, "tidewatch-console", Topics.ALERTS, options.alerts()));
      options
          .console()
          .ifPresent(console ->
              closedBeforeBroker(
                  TopicSink.start(
                      bootstrapServers,
                      "tidewatch-console-feeds",
                      Topics.FEED_EVENTS,
                      event -> {
                        if (event.type() == FeedEvent.Type.FAILING) {
                          console.print(event);
                        }
                      })));
      stages.add(0, feed).start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything and returns.
   *
   * @throws IllegalStateException if a part cannot start; what had started is closed again
   */
  public static Node start(DataDirectory directory, NodeOptions options) {
    return new Node(requireNonNull(directory, "directory"), requireNonNull(options, "options"));
  }

  private String broker(DataDirectory directory) {
    EmbeddedBroker broker =
        stages.add(2, EmbeddedBroker.start(directory.broker(), directory.keeping()));
    directory.publishBroker(broker.bootstrapServers());
    return broker.bootstrapServers();
  }

  private QueryServer queries(HttpSettings http, Detectors detectors, NodeOptions options) {
    return QueryServer.start(
        new QuerySettings(
            bootstrapServers,
            http,
            Version.text(),
            "set TIDEWATCH_HTTP_ADMIN_TOKEN in the environment, or http.admin-token in the file"
                + " given by --config"),
        detectors,
        new Surroundings(
            options.wallClock(),
            options.marketClock(),
            List.of(new FeedStatus(feed, options.wallClock())),
            List.of(new FeedCountMeters(feed))));
  }

  private void failed(String detector, Throwable cause) {
    LOG.error("{} stopped for good", detector, cause);
    failure.complete(cause);
  }

  /** Done with the cause when a detector stopped for good; the process should end then. */
  public CompletableFuture<Throwable> failure() {
    return failure;
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** The port of the API, if it has one. */
  public OptionalInt httpPort() {
    return queries.map(server -> OptionalInt.of(server.port())).orElse(OptionalInt.empty());
  }

  public BinanceSpotFeed feed() {
    return feed;
  }

  public DetectorCounters largeTradesCounters() {
    return largeTrades.detector().counters().getFirst();
  }

  /**
   * Ends the feed, and waits until everything it sent is judged and every alert that came of it is
   * handed over.
   *
   * @return false if that did not come about in time
   */
  public boolean drain(Duration timeout) {
    feed.close();
    try (Progress progress = new Progress(bootstrapServers)) {
      String group = largeTrades.detector().applicationId();
      return progress.awaitCommitted(group, Topics.BINANCE_SPOT_TRADES.name(), timeout)
          && alerts.awaitPositions(progress.ends(Topics.ALERTS.name()), timeout);
    }
  }

  private <T extends AutoCloseable> T closedBeforeBroker(T part) {
    return stages.add(1, part);
  }

  @Override
  public void close() {
    stages.close();
  }
}
