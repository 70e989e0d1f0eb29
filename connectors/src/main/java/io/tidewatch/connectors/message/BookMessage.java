package io.tidewatch.connectors.message;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import java.util.ArrayList;
import java.util.List;

/** What all messages about order books have around what they say. */
final class BookMessage {
  private static final String VENUE = "OKX";

  private final Words words;

  BookMessage(Words words) {
    this.words = requireNonNull(words, "words");
  }

  /**
   * The whole message.
   *
   * @param rule begins the name of the title's text
   * @param threshold in the unit of the rule
   */
  List<String> around(Alert alert, String rule, List<String> said, String threshold) {
    List<String> lines = new ArrayList<>();
    lines.add(words.text(rule + ".title." + alert.side(), Words.plain(alert.subject())));
    lines.add(words.text("rule"));
    lines.addAll(said);
    lines.add(words.text("time", words.seconds(alert.eventTime())));
    lines.add(words.text("rule"));
    lines.add(words.text("footer", threshold, VENUE));
    return List.copyOf(lines);
  }
}
