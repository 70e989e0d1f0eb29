package io.tidewatch.connectors.message;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import java.util.List;

/** Words for a watched token that met its template. */
final class TokenPoolMessage {
  private final Words words;

  TokenPoolMessage(Words words) {
    this.words = requireNonNull(words, "words");
  }

  List<String> lines(Alert alert, Inputs.TokenPool inputs) {
    return List.of(
        words.text("token-pool.title"),
        Words.plain(alert.subject()),
        words.text("time", words.seconds(alert.eventTime())));
  }
}
