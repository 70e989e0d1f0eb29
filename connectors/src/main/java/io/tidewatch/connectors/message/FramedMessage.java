package io.tidewatch.connectors.message;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import java.util.ArrayList;
import java.util.List;

/** What messages about instruments of a venue have around what they say. */
final class FramedMessage {
  private final Words words;
  private final String venue;

  FramedMessage(Words words, String venue) {
    this.words = requireNonNull(words, "words");
    this.venue = requireNonNull(venue, "venue");
  }

  /**
   * The whole message.
   *
   * @param rule begins the name of the title's text
   * @param threshold in the unit of the rule
   */
  List<String> around(Alert alert, String rule, List<String> said, String threshold) {
    return around(
        words.text(rule + ".title." + alert.side(), Words.plain(alert.subject())),
        alert,
        said,
        threshold);
  }

  /** The whole message below a title that says more than the subject. */
  List<String> around(String title, Alert alert, List<String> said, String threshold) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add(words.text("rule"));
    lines.addAll(said);
    lines.add(words.text("time", words.seconds(alert.eventTime())));
    lines.add(words.text("rule"));
    lines.add(words.text("footer", threshold, venue));
    return List.copyOf(lines);
  }
}
