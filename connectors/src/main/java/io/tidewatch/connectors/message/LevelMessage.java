package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.message.Words.exact;
import static io.tidewatch.connectors.message.Words.percent;
import static io.tidewatch.connectors.message.Words.score;
import static io.tidewatch.connectors.message.Words.whole;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Words for a mid that went through a support or a resistance. */
final class LevelMessage {
  private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);
  private static final int DISTANCE_DECIMALS = 4;

  private final Words words;
  private final FramedMessage frame;

  LevelMessage(Words words, FramedMessage frame) {
    this.words = requireNonNull(words, "words");
    this.frame = requireNonNull(frame, "frame");
  }

  List<String> lines(Alert alert, Inputs.LevelBroken inputs) {
    return frame.around(
        alert,
        "level-broken",
        List.of(
            words.text(
                "level-broken.level",
                exact(inputs.price()),
                exact(inputs.zoneLow()),
                exact(inputs.zoneHigh())),
            words.text("level-broken.mid", exact(inputs.mid()), distance(inputs)),
            words.text("level-broken.strength", score(alert.value())),
            words.text(
                "level-broken.history", whole(inputs.touches()), percent(inputs.persistence())),
            words.text("level-broken.since", words.span(inputs.since(), alert.eventTime()))),
        score(alert.threshold()));
  }

  private static String distance(Inputs.LevelBroken inputs) {
    if (inputs.price().signum() == 0) {
      return "-";
    }
    return score(
        inputs
            .mid()
            .subtract(inputs.price())
            .abs()
            .multiply(BASIS_POINTS)
            .divide(inputs.price(), DISTANCE_DECIMALS, RoundingMode.DOWN));
  }
}
