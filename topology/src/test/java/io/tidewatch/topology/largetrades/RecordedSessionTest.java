package io.tidewatch.topology.largetrades;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.binance.SpotTrade;
import io.tidewatch.topology.binance.SpotTradeParser;
import io.tidewatch.topology.parse.Parsed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The detector on a recorded session of BTCUSDT, 2024-08-08 23:54:13 to 2024-08-09 00:05:04. */
class RecordedSessionTest {
  private static final Path RECORDINGS =
      Path.of(System.getProperty("tidewatch.root")).resolveSibling("shared/data/binance-spot-ws");
  private static final List<String> FILES =
      List.of("spot_btcusdt_20240808.gz", "spot_btcusdt_20240809.gz");

  // The first alert is completed within this range of trade ids.
  private static final long CUT_FROM = 3735685500L;
  private static final long CUT_TO = 3735685900L;

  private record Frame(long receivedUs, byte[] bytes, SpotTrade trade) {}

  @BeforeEach
  void requireRecordings() {
    boolean present = Files.isDirectory(RECORDINGS);
    if (System.getenv("CI") != null) {
      assertThat(present).as("recordings at %s", RECORDINGS).isTrue();
    }
    assumeTrue(present, () -> "skipped: there are no recordings at " + RECORDINGS);
  }

  @Test
  void shouldRaiseExactlyTheTwoAlertsOfTheSession() throws IOException {
    try (LargeTradesDriver detector = new LargeTradesDriver()) {
      for (Frame frame : session()) {
        live(detector, frame);
      }

      assertThat(detector.alerts())
          .extracting(alert -> ((Inputs.LargeTrades) alert.evidence().inputs()).completedBy())
          .containsExactly(3735685715L, 3735695794L);
      assertThat(detector.counted(Counter.TRADES)).isEqualTo(19_904);
      assertThat(detector.counted(Counter.DUPLICATES)).isZero();
    }
  }

  @Test
  void shouldFindTheHighestFiveMinuteTotal() throws IOException {
    RollingWindow window = new RollingWindow(300_000, 120_000);
    long highest = 0;
    for (Frame frame : session()) {
      SpotTrade t = frame.trade();
      window.offer(
          new WindowTrade(
              t.firstId(), t.lastId(), 1, t.timeMs(), t.notional(), t.takerBuys(), false, 0),
          0);
      highest = Math.max(highest, window.totalUsd());
    }

    assertThat(highest / WindowTrade.UNITS).isEqualTo(18_458_834);
  }

  @Test
  void shouldRaiseTheSameAlertsWhenEveryFrameComesTwice() throws IOException {
    List<String> ids = idsOfTheWholeSession();
    try (LargeTradesDriver detector = new LargeTradesDriver()) {
      for (Frame frame : session()) {
        live(detector, frame);
        live(detector, frame);
      }

      assertThat(detector.alerts()).extracting(Alert::id).isEqualTo(ids);
      assertThat(detector.counted(Counter.DUPLICATES)).isEqualTo(19_904);
    }
  }

  @Test
  void shouldRaiseTheSameAlertsWhenLostTradesAreFetchedAsRows() throws IOException {
    List<String> ids = idsOfTheWholeSession();
    try (LargeTradesDriver detector = new LargeTradesDriver()) {
      List<Frame> lost = new ArrayList<>();
      List<Frame> waiting = new ArrayList<>();
      for (Frame frame : session()) {
        long id = frame.trade().lastId();
        if (id >= CUT_FROM && id <= CUT_TO) {
          lost.add(frame);
        } else {
          if (!lost.isEmpty()) {
            // Some live frames are through before the rows come.
            waiting.add(frame);
          }
          live(detector, frame);
        }
        if (waiting.size() == 50) {
          rows(lost).forEach(row -> backfill(detector, row, frame.receivedUs()));
          lost.clear();
          waiting.clear();
        }
      }

      assertThat(detector.alerts()).extracting(Alert::id).isEqualTo(ids);
    }
  }

  private static List<String> idsOfTheWholeSession() throws IOException {
    try (LargeTradesDriver detector = new LargeTradesDriver()) {
      for (Frame frame : session()) {
        live(detector, frame);
      }
      return detector.alerts().stream().map(Alert::id).toList();
    }
  }

  private static void live(LargeTradesDriver detector, Frame frame) {
    detector.raw("BTCUSDT", frame.bytes(), frame.receivedUs(), Source.LIVE);
  }

  private static void backfill(LargeTradesDriver detector, String row, long receivedUs) {
    detector.raw("BTCUSDT", row.getBytes(UTF_8), receivedUs, Source.BACKFILL);
  }

  /** The rows that the venue would report for these trades: neighbours of one price and time. */
  private static List<String> rows(List<Frame> frames) {
    List<String> rows = new ArrayList<>();
    for (int first = 0; first < frames.size(); ) {
      int last = first;
      SpotTrade trade = frames.get(first).trade();
      long notional = trade.notional();
      while (last + 1 < frames.size()
          && frames.get(last + 1).trade().timeMs() == trade.timeMs()
          && frames.get(last + 1).trade().takerBuys() == trade.takerBuys()) {
        notional += frames.get(++last).trade().notional();
      }
      rows.add(
          Frames.row(
              trade.firstId(),
              frames.get(last).trade().lastId(),
              trade.timeMs(),
              "0.00000001",
              Long.toString(notional),
              trade.takerBuys()));
      first = last + 1;
    }
    return rows;
  }

  private static List<Frame> session() throws IOException {
    List<Frame> frames = new ArrayList<>();
    for (String file : FILES) {
      try (BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(
                      new GZIPInputStream(Files.newInputStream(RECORDINGS.resolve(file))), UTF_8));
          Stream<String> trades =
              lines.lines().filter(line -> line.contains("\"stream\":\"btcusdt@trade\""))) {
        trades.map(RecordedSessionTest::frame).forEach(frames::add);
      }
    }
    return frames;
  }

  private static Frame frame(String line) {
    int space = line.indexOf(' ');
    byte[] bytes = line.substring(space + 1).getBytes(UTF_8);
    Parsed.Ok<SpotTrade> parsed = (Parsed.Ok<SpotTrade>) SpotTradeParser.parseFrame(bytes);
    return new Frame(Long.parseLong(line.substring(0, space)) / 1_000, bytes, parsed.event());
  }
}
