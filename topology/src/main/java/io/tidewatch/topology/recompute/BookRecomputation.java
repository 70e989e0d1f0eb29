package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.BookTerms;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.topology.okx.InstrumentTerms;
import io.tidewatch.topology.orderbooks.BookReplay;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.orderbooks.TermsTold;
import io.tidewatch.topology.orderbooks.analysis.Observation;
import io.tidewatch.topology.orderbooks.analysis.Observation.Happened;
import io.tidewatch.topology.orderbooks.analysis.Observation.Measured;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows a book from its snapshot once more and looks where the alert was raised. */
final class BookRecomputation implements Recomputation {
  private final Alert alert;
  private final BookReplay replay;

  private BookRecomputation(Alert alert, BookReplay replay) {
    this.alert = requireNonNull(alert, "alert");
    this.replay = requireNonNull(replay, "replay");
  }

  static Attempt of(
      Alert alert, OrderBooksSettings settings, Function<String, Optional<InstrumentTerms>> terms) {
    OkxInstrument instrument;
    try {
      instrument = OkxInstrument.parse(alert.subject());
    } catch (IllegalArgumentException e) {
      return new Attempt.Impossible("its subject is no instrument of the venue");
    }
    Optional<BookTerms> told = alert.evidence().book();
    if (told.filter(its -> !its.settings().equals(settings.fingerprint())).isPresent()) {
      return new Attempt.Impossible(
          "the settings that books are analysed with are other now than they were");
    }
    return BookReplay.of(
            instrument,
            settings,
            told.map(TermsTold::read).or(() -> terms.apply(instrument.name())))
        .<Attempt>map(replay -> new Attempt.Possible(new BookRecomputation(alert, replay)))
        .orElseGet(() ->
            new Attempt.Impossible(
                "the book was valued at the prices of "
                    + instrument.quote()
                    + " that were known then, and those prices are not kept"));
  }

  @Override
  public void take(ConsumerRecord<String, byte[]> rawRecord) {
    replay.take(rawRecord);
  }

  @Override
  public Recomputed result() {
    List<Recomputed.Value> found =
        replay.observed().stream()
            .filter(observation -> observation.rule().id().equals(alert.rule()))
            .flatMap(observation -> value(observation).stream())
            .toList();
    return found.stream()
        .filter(value -> value.side() == alert.side())
        .findFirst()
        .or(() -> alert.side() == Side.BOTH ? both(found) : Optional.empty())
        .<Recomputed>map(value -> value)
        .orElseGet(() ->
            new Recomputed.NotPossible(
                "the last of the records that it names leads to no look at this side of the book"));
  }

  private Optional<Recomputed.Value> value(Observation observation) {
    return switch (observation) {
      case Measured it -> Optional.of(value(it.value(), it.side(), it.inputs()));
      case Happened it -> Optional.of(value(it.value(), it.side(), it.inputs()));
      case Observation.Unexplained it -> Optional.empty();
    };
  }

  private Recomputed.Value value(BigDecimal value, Side side, Inputs inputs) {
    return new Recomputed.Value(value, side, BookEpochs.like(alert.evidence().inputs(), inputs));
  }

  /** When both sides pass a threshold at one look, that is one alert, and the higher one counts. */
  private static Optional<Recomputed.Value> both(List<Recomputed.Value> sides) {
    return sides.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Recomputed.Value(
                sides.stream().map(Recomputed.Value::value).reduce(BigDecimal::max).orElseThrow(),
                Side.BOTH,
                sides.getFirst().inputs()));
  }
}
