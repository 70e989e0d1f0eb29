package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.message.Words.plain;
import static io.tidewatch.connectors.message.Words.usd;
import static io.tidewatch.connectors.message.Words.whole;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import java.time.Duration;
import java.util.List;

/** Words for taker volume over its threshold. */
final class LargeTradesMessage {
  private static final String VENUE = "Binance";

  private final Words words;

  LargeTradesMessage(Words words) {
    this.words = requireNonNull(words, "words");
  }

  List<String> lines(Alert alert, Inputs.LargeTrades inputs) {
    Evidence.Window window = alert.evidence().window();
    long minutes = Duration.ofMillis(window.upTo() - window.after()).toMinutes();
    return List.of(
        words.text(
            "large-trades.title." + alert.side(), plain(inputs.base() + "/" + inputs.quote())),
        words.text("rule"),
        words.text("large-trades.amount", usd(alert.value())),
        words.text("large-trades.direction." + alert.side()),
        words.text("large-trades.buys", usd(inputs.buyUsd())),
        words.text("large-trades.sells", usd(inputs.sellUsd())),
        words.text("time", words.seconds(alert.eventTime())),
        words.text(
            "large-trades.window",
            Long.toString(minutes),
            words.minutes(window.after()),
            words.minutes(window.upTo())),
        words.text("large-trades.trades", whole(inputs.trades())),
        words.text("rule"),
        words.text("footer", usd(alert.threshold()), VENUE));
  }
}
