package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.topology.DetectorCounters;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Makes standings again of {@link OrderBooksTopology#CHECKPOINTS_STORE} and {@link
 * OrderBooksTopology#JOURNAL_STORE}, as the detector does when it takes up a partition: what comes
 * out is what it would hold in {@link OrderBooksTopology#STANDINGS_STORE} if it began now.
 */
public final class StandingMaker {
  private final OrderBooksSettings settings;
  private final KeptReader reader;

  /**
   * Takes the stores.
   *
   * @param settings those that the detector has
   */
  public StandingMaker(
      OrderBooksSettings settings,
      ReadOnlyKeyValueStore<String, byte[]> checkpoints,
      ReadOnlyKeyValueStore<String, byte[]> journal) {
    this.settings = requireNonNull(settings, "settings");
    this.reader = new KeptReader(checkpoints, journal);
  }

  /**
   * Of every instrument that there is a checkpoint of, by name.
   *
   * @throws java.util.ConcurrentModificationException if the two stores do not fit each other
   */
  public List<BookStanding> all() {
    return reader.instruments().stream().map(this::make).flatMap(Optional::stream).toList();
  }

  /** Of one instrument; empty if there is no checkpoint of it. Throws as {@link #all} does. */
  public Optional<BookStanding> make(String instId) {
    return reader
        .read(instId)
        .map(kept -> {
          InstrumentEngine engine = engine(instId);
          kept.giveTo(engine);
          return engine.standing();
        });
  }

  /** Whatever it counts or says was counted and said by the one that it follows. */
  private InstrumentEngine engine(String instId) {
    return new InstrumentEngine(
        OkxInstrument.parse(instId),
        settings,
        new DetectorCounters("book-standings", OrderBooksTopology.COUNTED),
        0,
        (output, timeMs) -> {});
  }
}
