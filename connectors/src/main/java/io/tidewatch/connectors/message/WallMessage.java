package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.message.Words.exact;
import static io.tidewatch.connectors.message.Words.percent;
import static io.tidewatch.connectors.message.Words.score;
import static io.tidewatch.connectors.message.Words.usd;
import static io.tidewatch.connectors.message.Words.whole;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.WallFacts;
import io.tidewatch.contract.alert.Inputs.WallFate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Words for walls that appeared or went away. */
final class WallMessage {
  private static final int SHOWN = 3;
  private static final int SHARE_DECIMALS = 6;

  private final Words words;
  private final FramedMessage frame;

  WallMessage(Words words, FramedMessage frame) {
    this.words = requireNonNull(words, "words");
    this.frame = requireNonNull(frame, "frame");
  }

  List<String> lines(Alert alert, Inputs.WallEvent inputs) {
    List<String> said = new ArrayList<>();
    List<WallFacts> walls = inputs.walls();
    walls.stream().limit(SHOWN).forEach(wall -> say(alert, inputs.what(), wall, said));
    if (walls.size() > SHOWN) {
      said.add(words.text("wall.more", whole(walls.size() - SHOWN)));
    }
    if (walls.stream().anyMatch(WallFacts::suspected)) {
      said.add(words.text("wall.suspected"));
    }
    return frame.around(alert, rule(inputs.what()), said, usd(alert.threshold()));
  }

  private static String rule(WallFate fate) {
    return switch (fate) {
      case APPEARED -> "wall-appeared";
      case ABSORBED -> "wall-absorbed";
      case PULLED -> "wall-pulled";
    };
  }

  private void say(Alert alert, WallFate fate, WallFacts wall, List<String> said) {
    said.add(
        words.text("wall.size", exact(wall.price()), exact(wall.size()), usd(wall.notionalUsd())));
    String stood = words.span(wall.since(), alert.eventTime());
    said.add(words.text("wall.where", score(wall.distanceBps()), stood));
    switch (fate) {
      case APPEARED -> {
        // Nothing of it has gone yet.
      }
      case ABSORBED, PULLED -> said.add(gone(wall));
    }
  }

  private String gone(WallFacts wall) {
    BigDecimal both = wall.tradedUsd().add(wall.cancelledUsd());
    return words.text(
        "wall.gone",
        usd(wall.tradedUsd()),
        share(wall.tradedUsd(), both),
        usd(wall.cancelledUsd()),
        share(wall.cancelledUsd(), both));
  }

  private static String share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? "-"
        : percent(part.divide(whole, SHARE_DECIMALS, RoundingMode.DOWN));
  }
}
