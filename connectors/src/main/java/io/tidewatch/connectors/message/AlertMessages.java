package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.message.Words.plain;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.feed.FeedEvent;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Puts alerts into words, line by line as in the original design. Thread-safe. */
public final class AlertMessages {
  private final Words words;
  private final LargeTradesMessage largeTrades;
  private final DepthMessages depth;
  private final WallMessage wall;
  private final LevelMessage level;

  /**
   * Takes language and time zone of the readers.
   *
   * @param language zh or en
   */
  public AlertMessages(Locale language, ZoneId zone) {
    this.words = new Words(language, zone);
    this.largeTrades = new LargeTradesMessage(words);
    BookMessage frame = new BookMessage(words);
    this.depth = new DepthMessages(words, frame);
    this.wall = new WallMessage(words, frame);
    this.level = new LevelMessage(words, frame);
  }

  /** The lines of an alert's message, without line ends. */
  public List<String> lines(Alert alert) {
    return switch (alert.evidence().inputs()) {
      case Inputs.LargeTrades inputs -> largeTrades.lines(alert, inputs);
      case Inputs.DepthAnomaly inputs -> depth.lines(alert, inputs);
      case Inputs.LiquidityShrink inputs -> depth.lines(alert, inputs);
      case Inputs.WallEvent inputs -> wall.lines(alert, inputs);
      case Inputs.LevelBroken inputs -> level.lines(alert, inputs);
    };
  }

  /** One line about a feed that fails for so long that a person should look. */
  public String failing(FeedEvent event) {
    return words.text("feed-failing", event.venue(), event.channel(), plain(event.detail()));
  }
}
