package io.tidewatch.query.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.store.StoreReader;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the volume of past minutes. Thread-safe. */
public final class MinuteReads {
  private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

  private final StoreReader reader;
  private final LargeTradesSettings settings;

  public MinuteReads(StoreReader reader, LargeTradesSettings settings) {
    this.reader = requireNonNull(reader, "reader");
    this.settings = requireNonNull(settings, "settings");
  }

  /** How far back one can ask. */
  public Duration kept() {
    return settings.history();
  }

  /**
   * The minutes of a symbol that overlap a time, oldest first, without those in which nothing was
   * traded; empty if the symbol is not known at all.
   *
   * @param fromMs event time, inclusive
   * @param toMs event time, inclusive
   */
  public Optional<List<MinuteView>> minutes(String symbol, long fromMs, long toMs) {
    long first = fromMs - Math.floorMod(fromMs, MINUTE_MS);
    VolumeQueries.Minutes found =
        reader.ask(
            VolumeQueries.MINUTES_OF_SYMBOL,
            symbol,
            new VolumeQueries.MinutesOf(symbol, first, toMs, settings.window().toMillis()));
    if (found.latest().isEmpty() && found.minutes().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        found.minutes().stream()
            .map(minute ->
                MinuteView.of(
                    minute.start(), minute.volume(), isFinal(minute.start(), found.latest())))
            .toList());
  }

  /** A trade is refused once its window and the allowed lateness lie behind the symbol's newest. */
  private boolean isFinal(long minute, Optional<Long> latest) {
    long lastOfMinute = minute + MINUTE_MS - 1;
    long keptMs = settings.window().plus(settings.allowedLateness()).toMillis();
    return latest.filter(newest -> lastOfMinute <= newest - keptMs).isPresent();
  }
}
