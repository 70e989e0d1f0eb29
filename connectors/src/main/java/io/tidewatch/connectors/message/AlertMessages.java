package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.message.Words.plain;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.feed.FeedEvent;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts alerts into words, line by line as in the original design. Thread-safe. */
public final class AlertMessages {
  private final Words words;
  private final LargeTradesMessage largeTrades;
  private final DepthMessages depth;
  private final WallMessage wall;
  private final LevelMessage level;
  private final TokenPoolMessage tokenPool;
  private final FuturesMessages futures;
  private final WhaleMessages whales;

  /**
   * Takes language and time zone of the readers.
   *
   * @param language zh or en
   */
  public AlertMessages(Locale language, ZoneId zone) {
    this.words = new Words(language, zone);
    this.largeTrades = new LargeTradesMessage(words);
    FramedMessage frame = new FramedMessage(words, "OKX");
    this.depth = new DepthMessages(words, frame);
    this.wall = new WallMessage(words, frame);
    this.level = new LevelMessage(words, frame);
    this.tokenPool = new TokenPoolMessage(words);
    this.futures = new FuturesMessages(words, new FramedMessage(words, "Binance"));
    this.whales = new WhaleMessages(words, new FramedMessage(words, "Hyperliquid"));
  }

  /** The lines of an alert's message, without line ends. */
  public List<String> lines(Alert alert) {
    return switch (alert.evidence().inputs()) {
      case Inputs.LargeTrades inputs -> largeTrades.lines(alert, inputs);
      case Inputs.DepthAnomaly inputs -> depth.lines(alert, inputs);
      case Inputs.LiquidityShrink inputs -> depth.lines(alert, inputs);
      case Inputs.WallEvent inputs -> wall.lines(alert, inputs);
      case Inputs.LevelBroken inputs -> level.lines(alert, inputs);
      case Inputs.TokenPool inputs -> tokenPool.lines(alert, inputs);
      case Inputs.FuturesAnomaly inputs -> futures.lines(alert, inputs);
      case Inputs.MarketMove inputs -> futures.lines(alert, inputs);
      case Inputs.WhaleMove inputs -> whales.lines(alert, inputs);
      case Inputs.WhaleConsensus inputs -> whales.lines(alert, inputs);
    };
  }

  /** One line about what happened to a feed or a book, if a person should know of it. */
  public Optional<String> line(FeedEvent event) {
    return switch (event.type()) {
      case FAILING -> Optional.of(line("feed-failing", event));
      case GONE -> Optional.of(line("feed-gone", event));
      case OVER_LIMIT -> Optional.of(line("feed-over-limit", event));
      case QUARANTINED -> Optional.of(line("book-quarantined", event));
      case HEALED -> Optional.of(line("book-healed", event));
      case CONNECTED,
          ACKNOWLEDGED,
          LIVE,
          STALE,
          GAP,
          GAP_FILLED,
          GAP_OPEN,
          UNSUBSCRIBED,
          ROTATED,
          CLOSED ->
          Optional.empty();
    };
  }

  private String line(String key, FeedEvent event) {
    return words.text(
        key, event.venue(), event.channel(), plain(event.instrument()), plain(event.detail()));
  }
}
