package io.tidewatch.standalone.replay;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import io.tidewatch.standalone.recording.RecordedLine;
import io.tidewatch.standalone.recording.RecordedLine.Frame;
import io.tidewatch.standalone.recording.RecordedLine.Row;
import io.tidewatch.standalone.recording.RecordedLine.Skipped;
import io.tidewatch.standalone.recording.RecordingReader;
import io.tidewatch.standalone.recording.RecordingScan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The venue of a recording: sends its frames over a real socket, answers with its rows. */
final class ReplayVenue implements AutoCloseable {
  private static final Duration SUBSCRIBE_TIMEOUT = Duration.ofSeconds(60);

  private final RecordingScan scan;
  private final RecordedTimes times;
  private final BinanceSpotServer server;
  private final Set<String> streams;
  private final Map<RecordedLine.Reason, Long> skipped = new EnumMap<>(RecordedLine.Reason.class);
  private long sent;
  private long unknown;

  private ReplayVenue(RecordingScan scan, RecordedTimes times) {
    this.scan = requireNonNull(scan, "scan");
    this.times = requireNonNull(times, "times");
    // A recording keeps the venue's own pace; this limit is for people who talk too much.
    this.server = BinanceSpotServer.start(Settings.standard().withMessagesPerSecond(0));
    this.streams =
        scan.symbols().stream()
            .map(symbol -> symbol.venueName().toLowerCase(Locale.ROOT) + "@trade")
            .collect(Collectors.toUnmodifiableSet());
  }

  static ReplayVenue open(RecordingScan scan, RecordedTimes times) {
    ReplayVenue venue = new ReplayVenue(scan, times);
    for (SpotSymbol symbol : scan.symbols()) {
      List<Row> rows = scan.rows().getOrDefault(symbol.venueName(), List.of());
      // Listed without a price: whoever asks for one gets none, and no rate is made up.
      venue.server.recorded(symbol.venueName(), rows.stream().map(Row::text).toList());
      rows.forEach(row -> times.expect(row.text(), row.receivedUs()));
    }
    return venue;
  }

  URI webSocketUri() {
    return URI.create(server.webSocketUri() + "/stream");
  }

  URI restUri() {
    return server.restUri();
  }

  /** A key where the recording has single trades as rows: the feed asks for those with one. */
  Optional<String> apiKey() {
    boolean single =
        scan.rows().values().stream()
            .flatMap(List::stream)
            .anyMatch(row -> row.text().contains("\"isBuyerMaker\""));
    return single ? Optional.of("replay") : Optional.empty();
  }

  /** Waits until the feed has subscribed to everything that the recording has. */
  boolean awaitSubscriptions() throws InterruptedException {
    return server.awaitSubscriptions(streams, SUBSCRIBE_TIMEOUT);
  }

  /** Sends one recording to its end. */
  void play(Path file, ReplaySpeed.Pacer pacer) throws InterruptedException {
    try (RecordingReader reader = RecordingReader.open(file)) {
      for (Optional<RecordedLine> line = reader.next(); line.isPresent(); line = reader.next()) {
        switch (line.get()) {
          case Frame frame -> play(frame, pacer);
          case Row row -> {}
          case RecordedLine.Copied copied -> {}
          case Skipped skip -> skipped.merge(skip.reason(), 1L, Long::sum);
        }
      }
    }
  }

  private void play(Frame frame, ReplaySpeed.Pacer pacer) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!streams.contains(frame.stream())) {
      unknown++;
      return;
    }
    pacer.awaitTurn(frame.receivedUs());
    times.expect(frame.text(), frame.receivedUs());
    server.publishRaw(frame.stream(), frame.text());
    sent++;
  }

  /** Frames sent so far. */
  long sent() {
    return sent;
  }

  /** Lines that were not sent, with the reason. */
  Map<RecordedLine.Reason, Long> skipped() {
    return Map.copyOf(skipped);
  }

  /** Frames of pairs whose quote asset is not known. */
  long unknown() {
    return unknown;
  }

  RecordingScan scan() {
    return scan;
  }

  @Override
  public void close() {
    server.close();
  }
}
