package io.tidewatch.standalone.node;

import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.http.AccessToken;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A whole node beside a simulated venue. */
public final class SimulatedNode implements AutoCloseable {
  public static final String TOKEN = "token-of-the-test";

  private final BinanceSpotServer venue = BinanceSpotServer.start(Settings.standard());
  private final DataDirectory directory = DataDirectory.temporary();
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Node node;

  public SimulatedNode(List<String> symbols) {
    this(symbols, Optional.empty());
  }

  /**
   * Beside a Kafka of its own.
   *
   * @param kafka empty for the broker in this JVM
   */
  SimulatedNode(List<String> symbols, Optional<KafkaAccess> kafka) {
    symbols.forEach(symbol -> venue.setPrice(symbol, java.math.BigDecimal.ONE));
    node = Node.start(directory, options(symbols, kafka));
  }

  private NodeOptions options(List<String> symbols, Optional<KafkaAccess> kafka) {
    SpotFeedSettings defaults =
        SpotFeedSettings.defaults(symbols.stream().map(SpotSymbol::parse).toList());
    SpotFeedSettings feed =
        defaults
            .with(
                new SpotFeedSettings.Endpoints(
                    URI.create(venue.webSocketUri() + "/stream"),
                    Optional.of(venue.restUri()),
                    Optional.empty()))
            .with(new Retry(List.of(Duration.ofMillis(100)), Duration.ofSeconds(30), 10, 1))
            .with(
                new SpotFeedSettings.Backfill(
                    Duration.ofSeconds(60), 10_000, Duration.ofMillis(500)));
    InstantSource clock = InstantSource.system();
    return new NodeOptions(
        kafka,
        servers -> {},
        new NodeOptions.Feeds(
            Optional.of(feed),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ReceiveClock.wall(clock)),
        NodeOptions.Detection.DEFAULT,
        SinkOptions.NONE,
        Optional.empty(),
        Optional.of(HttpSettings.loopback(0, Optional.of(new AccessToken(TOKEN)))),
        clock::millis,
        clock,
        alerts::add,
        event -> {});
  }

  public BinanceSpotServer venue() {
    return venue;
  }

  public Node node() {
    return node;
  }

  /** Every alert so far. */
  public List<Alert> alerts() {
    return alerts;
  }

  public HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> put(String path, String body) throws Exception {
    return client.send(
        request(path)
            .header("Authorization", "Bearer " + TOKEN)
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + node.httpPort().orElseThrow() + path));
  }

  @Override
  public void close() {
    client.close();
    node.close();
    venue.close();
    directory.close();
  }
}
