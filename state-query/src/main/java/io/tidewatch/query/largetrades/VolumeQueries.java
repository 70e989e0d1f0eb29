package io.tidewatch.query.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.volume.RollingVolume;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.query.store.ReadCatalogue;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import io.tidewatch.topology.largetrades.MinuteVolume;
import io.tidewatch.topology.largetrades.RollingVolumeReader;
import io.tidewatch.topology.largetrades.SegmentKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import tools.jackson.core.type.TypeReference;

/** What instances ask each other about volumes. */
public final class VolumeQueries {
  private static final KeyedStore TRADES =
      KeyedStore.fedBy(Topics.BINANCE_SPOT_TRADES, LargeTradesTopology.TRADES_STORE);
  private static final KeyedStore MINUTES =
      KeyedStore.fedBy(Topics.BINANCE_SPOT_TRADES, LargeTradesTopology.MINUTES_STORE);

  static final PartitionRead<OfSymbol, Optional<Present>> VOLUME =
      new PartitionRead<>(
          "volume",
          TRADES,
          Set.of(LargeTradesTopology.STATES_STORE),
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, asked) -> present(view, asked.symbol(), asked.window()));

  static final PartitionRead<Window, List<Present>> VOLUMES =
      new PartitionRead<>(
          "volumes",
          TRADES,
          Set.of(LargeTradesTopology.STATES_STORE),
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, window) ->
              volumes(view, window.lengthMs()).symbols().stream()
                  .flatMap(symbol -> present(view, symbol, window).stream())
                  .toList());

  static final PartitionRead<MinutesOf, Minutes> MINUTES_OF_SYMBOL =
      new PartitionRead<>(
          "minutes",
          MINUTES,
          Set.of(TRADES.name()),
          new TypeReference<>() {},
          new TypeReference<>() {},
          VolumeQueries::minutes);

  private VolumeQueries() {}

  /** All of them. */
  public static ReadCatalogue catalogue(String detector) {
    return new ReadCatalogue(detector, List.of(VOLUME, VOLUMES, MINUTES_OF_SYMBOL));
  }

  /**
   * A rolling window.
   *
   * @param nowMs event time at which it ends
   */
  record Window(long nowMs, long lengthMs) {}

  /** The window of a symbol. */
  record OfSymbol(String symbol, Window window) {
    OfSymbol {
      requireNonNull(symbol, "symbol");
      requireNonNull(window, "window");
    }
  }

  /** Totals of a symbol and what was decided about it. */
  record Present(RollingVolume volume, AlertState alert) {
    Present {
      requireNonNull(volume, "volume");
      requireNonNull(alert, "alert");
    }
  }

  /**
   * Minutes of a symbol.
   *
   * @param fromMs event time, inclusive
   * @param toMs event time, inclusive
   * @param windowMs length of the rolling window
   */
  record MinutesOf(String symbol, long fromMs, long toMs, long windowMs) {
    MinutesOf {
      requireNonNull(symbol, "symbol");
    }
  }

  /**
   * Minutes, oldest first.
   *
   * @param latest event time of the newest trade of the symbol
   */
  record Minutes(List<Minute> minutes, Optional<Long> latest) {
    Minutes {
      minutes = List.copyOf(minutes);
      requireNonNull(latest, "latest");
    }
  }

  /** A minute and when it began. */
  record Minute(long start, MinuteVolume volume) {
    Minute {
      requireNonNull(volume, "volume");
    }
  }

  private static Optional<Present> present(PartitionView view, String symbol, Window window) {
    return volumes(view, window.lengthMs())
        .read(symbol, window.nowMs())
        .map(volume -> new Present(volume, alertState(view, symbol)));
  }

  private static RollingVolumeReader volumes(PartitionView view, long windowMs) {
    return new RollingVolumeReader(
        view.<SegmentKey, byte[]>keyValues(LargeTradesTopology.TRADES_STORE), windowMs);
  }

  private static AlertState alertState(PartitionView view, String symbol) {
    SubjectState state =
        view.<String, SubjectState>keyValues(LargeTradesTopology.STATES_STORE).get(symbol);
    return state == null ? AlertState.INITIAL : state.alert();
  }

  private static Minutes minutes(PartitionView view, MinutesOf asked) {
    Optional<Long> latest =
        volumes(view, asked.windowMs())
            .read(asked.symbol(), Long.MIN_VALUE)
            .map(RollingVolume::asOf);
    ReadOnlyWindowStore<String, MinuteVolume> store =
        view.windows(LargeTradesTopology.MINUTES_STORE);
    List<Minute> minutes = new ArrayList<>();
    try (WindowStoreIterator<MinuteVolume> found =
        store.fetch(
            asked.symbol(),
            Instant.ofEpochMilli(asked.fromMs()),
            Instant.ofEpochMilli(asked.toMs()))) {
      found.forEachRemaining(entry -> minutes.add(new Minute(entry.key, entry.value)));
    }
    return new Minutes(minutes, latest);
  }
}
