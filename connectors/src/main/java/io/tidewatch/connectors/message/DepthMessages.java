package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.message.Words.ratio;
import static io.tidewatch.connectors.message.Words.score;
import static io.tidewatch.connectors.message.Words.usd;
import static io.tidewatch.connectors.message.Words.whole;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Words for depth that is unlike its own history, and for depth that went away. */
final class DepthMessages {
  private static final int RATIO_DECIMALS = 4;

  private final Words words;
  private final FramedMessage frame;

  DepthMessages(Words words, FramedMessage frame) {
    this.words = requireNonNull(words, "words");
    this.frame = requireNonNull(frame, "frame");
  }

  List<String> lines(Alert alert, Inputs.DepthAnomaly inputs) {
    return frame.around(
        alert,
        "depth-anomaly",
        List.of(
            words.text("depth-anomaly.score", score(alert.value())),
            words.text("depth-anomaly.parts", parts(inputs.contributions())),
            words.text(
                "depth-anomaly.depth",
                whole(inputs.bandBps()),
                usd(inputs.bidUsd()),
                usd(inputs.askUsd())),
            words.text("depth-anomaly.spread", ratio(inputs.spreadBps())),
            words.text("depth-anomaly.samples", whole(inputs.samples()))),
        score(alert.threshold()));
  }

  /** Largest first. */
  private String parts(Map<String, BigDecimal> contributions) {
    return contributions.entrySet().stream()
        .sorted(
            Map.Entry.<String, BigDecimal>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(part ->
            words.nameOf("depth-anomaly.part.", part.getKey()) + " " + score(part.getValue()))
        .collect(Collectors.joining(" | "));
  }

  List<String> lines(Alert alert, Inputs.LiquidityShrink inputs) {
    return frame.around(
        alert,
        "liquidity-shrink",
        List.of(
            words.text("liquidity-shrink.value", score(alert.value())),
            side("bids", inputs.bidUsd(), inputs.medianBidUsd()),
            side("asks", inputs.askUsd(), inputs.medianAskUsd()),
            words.text("liquidity-shrink.band", whole(inputs.bandBps())),
            words.text("liquidity-shrink.evaluations", whole(inputs.evaluations()))),
        score(alert.threshold()) + "%");
  }

  private String side(String name, BigDecimal now, BigDecimal median) {
    String ofMedian =
        median.signum() == 0 ? "-" : ratio(now.divide(median, RATIO_DECIMALS, RoundingMode.DOWN));
    return words.text("liquidity-shrink." + name, usd(now), usd(median), ofMedian);
  }
}
