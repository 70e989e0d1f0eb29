package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.message.Words.exact;
import static io.tidewatch.connectors.message.Words.percent;
import static io.tidewatch.connectors.message.Words.plain;
import static io.tidewatch.connectors.message.Words.score;
import static io.tidewatch.connectors.message.Words.signedPercent;
import static io.tidewatch.connectors.message.Words.usd;
import static io.tidewatch.connectors.message.Words.whole;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.Mover;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Anomaly.Feature;
import io.tidewatch.contract.futures.Bar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words for contracts that move out of their own distribution, alone or together. */
final class FuturesMessages {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Words words;
  private final FramedMessage frame;

  FuturesMessages(Words words, FramedMessage frame) {
    this.words = requireNonNull(words, "words");
    this.frame = requireNonNull(frame, "frame");
  }

  List<String> lines(Alert alert, Inputs.FuturesAnomaly inputs) {
    Anomaly anomaly = inputs.anomaly();
    List<String> said = new ArrayList<>();
    said.add(words.text("futures-anomaly.price", exact(anomaly.close()), change(anomaly)));
    said.add(
        words.text(
            "futures-anomaly.volume", usd(anomaly.quoteVolume()), usd(anomaly.quoteVolume24h())));
    said.add(words.text("futures-anomaly.score." + inputs.method(), score(alert.value())));
    switch (inputs.method()) {
      case ROBUST -> said.addAll(parts(anomaly));
      case CLASSIC -> said.add(zScores(anomaly.classic()));
    }
    said.add(
        words.text(
            "futures-anomaly.market",
            percent(inputs.marketShare()),
            whole(inputs.marketSymbols())));
    said.add(
        words.text(
            "futures-anomaly.bar",
            words.minutes(anomaly.openTime()),
            words.minutes(anomaly.openTime() + Bar.LENGTH_MS)));
    return frame.around(alert, "futures-anomaly", said, score(alert.threshold()));
  }

  private static String change(Anomaly anomaly) {
    return anomaly
        .classic()
        .curReturn()
        .map(change -> signedPercent(change.multiply(HUNDRED)))
        .orElse("-");
  }

  private List<String> parts(Anomaly anomaly) {
    return anomaly.robust().features().stream()
        .filter(feature -> feature.contribution().signum() > 0)
        .map(this::part)
        .toList();
  }

  private String part(Feature feature) {
    return words.text(
        "futures-anomaly.part",
        words.text("futures-anomaly.feature." + feature.name()),
        score(feature.contribution()),
        number(feature.modifiedZ()),
        whole(feature.n()));
  }

  private String zScores(Anomaly.Classic classic) {
    return words.text(
        "futures-anomaly.z",
        number(classic.priceZscore()),
        number(classic.volumeZscore()),
        number(classic.volatilityZscore()));
  }

  private static String number(Optional<BigDecimal> number) {
    return number.map(Words::ratio).orElse("-");
  }

  List<String> lines(Alert alert, Inputs.MarketMove inputs) {
    return frame.around(
        alert,
        "futures-market-move",
        List.of(
            words.text(
                "futures-market-move.share",
                whole(inputs.anomalous()),
                whole(inputs.symbols()),
                percent(alert.value())),
            words.text("futures-market-move.ways", whole(inputs.rising()), whole(inputs.falling())),
            words.text("futures-market-move.median", signedPercent(inputs.medianReturnPercent())),
            words.text("futures-market-move.strongest", strongest(inputs.strongest()))),
        percent(alert.threshold()));
  }

  private static String strongest(List<Mover> movers) {
    return movers.stream()
        .map(mover -> plain(mover.symbol()) + " " + signedPercent(mover.returnPercent()))
        .collect(Collectors.joining(", "));
  }
}
