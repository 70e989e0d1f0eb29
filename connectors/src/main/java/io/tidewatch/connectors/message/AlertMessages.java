package io.tidewatch.connectors.message;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.feed.FeedEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Puts alerts into words, line by line as in the original design. Thread-safe. */
public final class AlertMessages {
  private static final String VENUE = "Binance";
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

  private final ResourceBundle texts;
  private final ZoneId zone;

  /**
   * Takes language and time zone of the readers.
   *
   * @param language zh or en
   */
  public AlertMessages(Locale language, ZoneId zone) {
    this.texts =
        ResourceBundle.getBundle(
            AlertMessages.class.getPackageName() + ".messages",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.zone = requireNonNull(zone, "zone");
  }

  /** The lines of an alert's message, without line ends. */
  public List<String> lines(Alert alert) {
    return switch (alert.evidence().inputs()) {
      case Inputs.LargeTrades inputs -> largeTrades(alert, inputs);
      case Inputs.DepthAnomaly inputs -> book(alert, inputs.base(), inputs.quote());
      case Inputs.LiquidityShrink inputs -> book(alert, inputs.base(), inputs.quote());
      case Inputs.WallEvent inputs -> book(alert, inputs.base(), inputs.quote());
      case Inputs.LevelBroken inputs -> book(alert, inputs.base(), inputs.quote());
    };
  }

  private List<String> book(Alert alert, String base, String quote) {
    return List.of(
        text(alert.rule() + ".title." + alert.side(), plain(base + "/" + quote)),
        text("rule"),
        text("book.value", alert.value().toPlainString(), alert.threshold().toPlainString()),
        text("book.time", at(alert.eventTime(), SECONDS)));
  }

  /** One line about a feed that fails for so long that a person should look. */
  public String failing(FeedEvent event) {
    return text("feed-failing", event.venue(), event.channel(), plain(event.detail()));
  }

  private List<String> largeTrades(Alert alert, Inputs.LargeTrades inputs) {
    Evidence.Window window = alert.evidence().window();
    long minutes = Duration.ofMillis(window.upTo() - window.after()).toMinutes();
    return List.of(
        text("large-trades.title." + alert.side(), plain(inputs.base() + "/" + inputs.quote())),
        text("rule"),
        text("large-trades.amount", usd(alert.value())),
        text("large-trades.direction." + alert.side()),
        text("large-trades.buys", usd(inputs.buyUsd())),
        text("large-trades.sells", usd(inputs.sellUsd())),
        text("large-trades.time", at(alert.eventTime(), SECONDS)),
        text(
            "large-trades.window",
            Long.toString(minutes),
            at(window.after(), MINUTES),
            at(window.upTo(), MINUTES)),
        text("large-trades.trades", number(BigDecimal.valueOf(inputs.trades()))),
        text("rule"),
        text("large-trades.footer", usd(alert.threshold()), VENUE));
  }

  private String text(String key, Object... arguments) {
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(arguments);
  }

  private String at(long timeMs, DateTimeFormatter format) {
    return format.format(Instant.ofEpochMilli(timeMs).atZone(zone));
  }

  private static String usd(BigDecimal amount) {
    return "$" + number(amount);
  }

  /** Whole units; rounded down, so that no message claims more than was measured. */
  private static String number(BigDecimal amount) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.DOWN);
    return format.format(amount);
  }

  /** Text from elsewhere, without what could steer a terminal. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
