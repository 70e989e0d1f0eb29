package io.tidewatch.standalone.recording;

import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.standalone.recording.RecordedLine.Copied;
import io.tidewatch.standalone.recording.RecordedLine.Frame;
import io.tidewatch.standalone.recording.RecordedLine.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What recordings hold, found by reading them through once.
 *
 * @param symbols pairs that can be replayed
 * @param unknown stream names that are no pair with a known quote asset
 * @param frames number of trade frames
 * @param rows back-fill rows by symbol, in order
 * @param copied number of records that are written to their topics as they are
 */
public record RecordingScan(
    List<SpotSymbol> symbols,
    SortedSet<String> unknown,
    long frames,
    Map<String, List<Row>> rows,
    long copied) {

  /**
   * Reads the recordings.
   *
   * @throws RecordingException if one cannot be read
   */
  public static RecordingScan of(List<Path> files) {
    Map<String, Optional<SpotSymbol>> symbols = new TreeMap<>();
    Map<String, List<Row>> rows = new TreeMap<>();
    long frames = 0;
    long copied = 0;
    for (Path file : files) {
      try (RecordingReader reader = RecordingReader.open(file)) {
        for (Optional<RecordedLine> line = reader.next(); line.isPresent(); line = reader.next()) {
          if (line.get() instanceof Frame frame) {
            frames++;
            symbols.computeIfAbsent(frame.stream(), RecordingScan::symbol);
          } else if (line.get() instanceof Row row) {
            rows.computeIfAbsent(row.symbol(), symbol -> new ArrayList<>()).add(row);
          } else if (line.get() instanceof Copied) {
            copied++;
          }
        }
      }
    }
    List<SpotSymbol> known =
        symbols.values().stream().flatMap(Optional::stream).distinct().toList();
    SortedSet<String> unknown = new TreeSet<>();
    symbols.forEach((stream, symbol) -> {
      if (symbol.isEmpty()) {
        unknown.add(stream);
      }
    });
    return new RecordingScan(known, unknown, frames, rows, copied);
  }

  private static Optional<SpotSymbol> symbol(String stream) {
    String name = stream.substring(0, stream.indexOf('@')).toUpperCase(Locale.ROOT);
    try {
      SpotSymbol symbol = SpotSymbol.parse(name);
      return symbol.venueName().equals(name) ? Optional.of(symbol) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
