package io.tidewatch.standalone.node;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.delivery.ChannelSettings;
import io.tidewatch.connectors.delivery.DeliverySettings;
import io.tidewatch.connectors.delivery.DeliverySettings.Origin;
import io.tidewatch.connectors.delivery.DeliverySettings.Readers;
import io.tidewatch.connectors.delivery.DeliverySettings.Route;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A whole node in a process of its own, until its standard input ends.
 *
 * <p>Arguments: data directory, file for the port of the API, what is watched ({@link #SPOT} or
 * {@link #HYPERLIQUID}), WebSocket and REST address of the venue, symbols or addresses with commas
 * between. Of the addresses, one may have channels of its own. After them, the address of Telegram
 * may stand: all alerts are told there then.
 */
final class NodeMain {
  static final String SPOT = "spot";
  static final String HYPERLIQUID = "hyperliquid";
  static final String BOT = "4711:AAH-bot-of-the-node";
  static final long CHAT = 8;

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
        Node node = Node.start(directory, options(feeds, sinks(arguments)))) {
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

  private static SinkOptions sinks(String[] arguments) {
    return arguments.length > 6
        ? SinkOptions.NONE.telling(List.of(telegram(URI.create(arguments[6]))))
        : SinkOptions.NONE;
  }

  private static DeliverySettings telegram(URI api) {
    return DeliverySettings.of(
            new ChannelSettings.Telegram(api, BOT, List.of(ChannelSettings.Chat.of("chat", CHAT))),
            List.of(Route.ofAll(Origin.MARKET, "chat")))
        .readBy(new Readers(Locale.ENGLISH, ZoneOffset.UTC));
  }

  private static NodeOptions options(NodeOptions.Feeds feeds, SinkOptions sinks) {
    InstantSource clock = InstantSource.system();
    return new NodeOptions(
        Optional.empty(),
        servers -> {},
        feeds,
        NodeOptions.Detection.DEFAULT,
        sinks,
        Optional.empty(),
        Optional.of(HttpSettings.loopback(0, Optional.empty())),
        clock::millis,
        clock,
        alert -> {},
        event -> {});
  }
}
