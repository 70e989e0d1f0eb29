package io.tidewatch.standalone.node;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeedSettings;
import io.tidewatch.connectors.hyperliquid.WatchSettings;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.query.http.HttpSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A whole node in a process of its own, until its standard input ends.
 *
 * <p>Arguments: data directory, file for the port of the API, what is watched ({@link #SPOT} or
 * {@link #HYPERLIQUID}), WebSocket and REST address of the venue, symbols or addresses with commas
 * between. Of the addresses, one may have channels of its own.
 */
final class NodeMain {
  static final String SPOT = "spot";
  static final String HYPERLIQUID = "hyperliquid";

  private NodeMain() {}

  public static void main(String[] arguments) throws Exception {
    Path portFile = Path.of(arguments[1]);
    URI webSocket = URI.create(arguments[3]);
    URI rest = URI.create(arguments[4]);
    List<String> names = List.of(arguments[5].split(","));
    NodeOptions.Feeds feeds =
        arguments[2].equals(SPOT)
            ? feeds(Optional.of(spot(webSocket, rest, names)), Optional.empty())
            : feeds(Optional.empty(), Optional.of(hyperliquid(webSocket, rest, names)));
    try (DataDirectory directory = DataDirectory.take(Path.of(arguments[0]));
        Node node = Node.start(directory, options(feeds))) {
      Path fresh = portFile.resolveSibling(portFile.getFileName() + ".new");
      Files.writeString(fresh, Integer.toString(node.httpPort().orElseThrow()));
      Files.move(fresh, portFile, ATOMIC_MOVE);
      while (System.in.read() >= 0) {
        // Nothing is said on it; its end says it all.
      }
    }
  }

  private static SpotFeedSettings spot(URI webSocket, URI rest, List<String> symbols) {
    return SpotFeedSettings.defaults(symbols.stream().map(SpotSymbol::parse).toList())
        .with(new SpotFeedSettings.Endpoints(webSocket, Optional.of(rest), Optional.empty()))
        // A slow machine must not let frames go before the gap ahead of them is filled.
        .with(
            new SpotFeedSettings.Backfill(Duration.ofSeconds(60), 10_000, Duration.ofMillis(500)));
  }

  private static HyperliquidOptions hyperliquid(URI webSocket, URI rest, List<String> addresses) {
    HyperliquidFeedSettings defaults = HyperliquidFeedSettings.defaults();
    List<WatchSettings.Wish> wishes =
        addresses.stream()
            .map(a -> new WatchSettings.Wish(a, Optional.empty(), Tier.STANDARD))
            .toList();
    return new HyperliquidOptions(
        defaults
            .with(new HyperliquidFeedSettings.Endpoints(webSocket, rest))
            .with(defaults.pool().withMaxUsers(1))
            .with(defaults.watching().withAddresses(wishes)),
        ReceiveClock.wall(InstantSource.system()),
        InstantSource.system());
  }

  private static NodeOptions.Feeds feeds(
      Optional<SpotFeedSettings> spot, Optional<HyperliquidOptions> hyperliquid) {
    return new NodeOptions.Feeds(
        spot,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        hyperliquid,
        ReceiveClock.wall(InstantSource.system()));
  }

  private static NodeOptions options(NodeOptions.Feeds feeds) {
    InstantSource clock = InstantSource.system();
    return new NodeOptions(
        Optional.empty(),
        servers -> {},
        feeds,
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
