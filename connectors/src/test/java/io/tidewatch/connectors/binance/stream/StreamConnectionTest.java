package io.tidewatch.connectors.binance.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FeedCounters;
import io.tidewatch.connectors.feed.FeedEvents;
import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.connectors.feed.KafkaPublisher;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.simulator.binance.futures.BinanceFuturesServer;
import io.tidewatch.simulator.binance.futures.FuturesLedger;
import io.tidewatch.simulator.binance.futures.FuturesVenueSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection that waits for its turn to connect. */
class StreamConnectionTest {
  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(200);

  private final BinanceFuturesServer venue =
      BinanceFuturesServer.start(FuturesVenueSettings.standard(), new FuturesLedger());
  private final Timers timers = new Timers("stream-connection-test");
  private final FeedCounters counters = new FeedCounters();
  private final KafkaPublisher publisher =
      new KafkaPublisher(Map.of("bootstrap.servers", "127.0.0.1:1"), counters);
  private final Endings endings = new Endings();
  private final StreamConnection connection = connection();

  /** Counts what ends. */
  private static final class Endings implements StreamConnection.Owner {
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public void opened(StreamConnection connection) {}

    @Override
    public void closed(StreamConnection connection, FrameSocket.Closed why) {
      closed.incrementAndGet();
    }

    @Override
    public void changed(
        StreamConnection connection, StreamSubscription subscription, Signal signal, String why) {}

    @Override
    public void shutdownAnnounced(StreamConnection connection) {}
  }

  private StreamConnection connection() {
    InstantSource clock = InstantSource.system();
    Duration minute = Duration.ofMinutes(1);
    StreamSettings settings =
        new StreamSettings(
            "binance-futures",
            "klines",
            URI.create(venue.webSocketUri() + "/market/stream"),
            new StreamSettings.Connection(
                CONNECT_TIMEOUT, minute, Optional.empty(), 1_000, minute, minute, minute, 50),
            new Retry(List.of(minute), minute, 100, 1),
            minute,
            3,
            minute);
    FeedEvents events = new FeedEvents(publisher, clock, "binance-futures", "klines");
    return new StreamConnection(
        new ConnectionId("1-1", 1),
        settings,
        new FeedParts(publisher, events, counters, ReceiveClock.wall(clock)),
        (bytes, headers) -> new FrameReader.Frame.Data(Optional.empty()),
        timers,
        endings);
  }

  @AfterEach
  void close() {
    connection.abort("the test is over");
    timers.close();
    publisher.close();
    venue.close();
  }

  @Test
  void shouldNotBeDeadBeforeItsTurn() {
    await().during(CONNECT_TIMEOUT.multipliedBy(2)).until(() -> connection.deadBecause().isEmpty());

    connection.connect();

    await().until(connection::isOpen);
    assertThat(connection.age()).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void shouldNotConnectOnceItIsGivenUp() {
    connection.abort("nobody wants it");

    connection.connect();

    await().during(Duration.ofMillis(300)).until(() -> venue.totalConnections() == 0);
    await().until(() -> endings.closed.get() == 1);
  }
}
