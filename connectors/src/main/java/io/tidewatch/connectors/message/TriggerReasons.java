package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.message.Words.exact;
import static io.tidewatch.connectors.message.Words.signedPercent;
import static io.tidewatch.connectors.message.Words.usd;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ConditionResult;
import io.tidewatch.contract.alert.Inputs.ConditionState;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says which conditions of a template a token met, as the original design does. Thread-safe. */
public final class TriggerReasons {
  private final Words words;

  /**
   * Takes the language of the readers.
   *
   * @param language zh or en
   */
  public TriggerReasons(Locale language) {
    // No reason names a time.
    this(new Words(language, ZoneOffset.UTC));
  }

  TriggerReasons(Words words) {
    this.words = requireNonNull(words, "words");
  }

  /** One sentence for each condition that is met, the deciding one first. */
  public List<String> of(Inputs.TokenPool inputs) {
    String interval = inputs.template().interval().wireName();
    return inputs.conditions().stream()
        .filter(result -> result.state() == ConditionState.MET)
        .flatMap(result -> reason(interval, result).stream())
        .toList();
  }

  private Optional<String> reason(String interval, ConditionResult result) {
    return result
        .measured()
        .flatMap(measured ->
            switch (result.condition()) {
              case PRICE_RISE -> Optional.of(change("rise", interval, measured, result));
              case PRICE_FALL -> Optional.of(change("fall", interval, measured, result));
              case VOLUME ->
                  Optional.of(
                      words.text(
                          "token-pool.traded",
                          interval,
                          usd(measured),
                          "$" + exact(result.threshold())));
              // By its definition it is never met.
              case PRICE_CHANGE -> Optional.empty();
            });
  }

  private String change(String kind, String interval, BigDecimal measured, ConditionResult result) {
    return words.text(
        "token-pool." + kind,
        interval,
        signedPercent(measured),
        result.threshold().toPlainString());
  }
}
