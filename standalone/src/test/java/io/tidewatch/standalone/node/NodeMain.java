package io.tidewatch.standalone.node;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.query.http.HttpSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole node in a process of its own, until its standard input ends.
 *
 * <p>Arguments: data directory, file for the port of the API, WebSocket and REST address of the
 * venue, symbols with commas between.
 */
final class NodeMain {
  private NodeMain() {}

  public static void main(String[] arguments) throws Exception {
    Path portFile = Path.of(arguments[1]);
    List<SpotSymbol> symbols = Stream.of(arguments[4].split(",")).map(SpotSymbol::parse).toList();
    SpotFeedSettings.Endpoints venue =
        new SpotFeedSettings.Endpoints(
            URI.create(arguments[2]), Optional.of(URI.create(arguments[3])), Optional.empty());
    try (DataDirectory directory = DataDirectory.take(Path.of(arguments[0]));
        Node node = Node.start(directory, options(symbols, venue))) {
      Path fresh = portFile.resolveSibling(portFile.getFileName() + ".new");
      Files.writeString(fresh, Integer.toString(node.httpPort().orElseThrow()));
      Files.move(fresh, portFile, ATOMIC_MOVE);
      while (System.in.read() >= 0) {
        // Nothing is said on it; its end says it all.
      }
    }
  }

  private static NodeOptions options(List<SpotSymbol> symbols, SpotFeedSettings.Endpoints venue) {
    InstantSource clock = InstantSource.system();
    SpotFeedSettings feed =
        SpotFeedSettings.defaults(symbols)
            .with(venue)
            // A slow machine must not let frames go before the gap ahead of them is filled.
            .with(
                new SpotFeedSettings.Backfill(
                    Duration.ofSeconds(60), 10_000, Duration.ofMillis(500)));
    return new NodeOptions(
        Optional.empty(),
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
        Optional.of(HttpSettings.loopback(0, Optional.empty())),
        clock::millis,
        clock,
        alert -> {},
        event -> {});
  }
}
