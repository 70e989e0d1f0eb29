package io.tidewatch.topology.largetrades;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.raw.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

/** Same bytes, same alerts, same state. */
class LargeTradesReplayTest {
  private static final long T0 = 1_723_161_255_000L;
  private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");

  private record Frame(String symbol, String text, long receivedUs) {}

  private record Result(Map<String, List<Alert>> alerts, Map<String, String> kept) {}

  @Test
  void shouldDecideTheSameAgain() {
    List<Frame> frames = market();

    assertThat(play(frames)).isEqualTo(play(frames));
  }

  @Test
  void shouldDecideTheSameWhateverTheInterleavingOfSymbols() {
    List<Frame> frames = market();
    List<Frame> symbolBySymbol = new ArrayList<>();
    for (String symbol : SYMBOLS) {
      frames.stream().filter(f -> f.symbol().equals(symbol)).forEach(symbolBySymbol::add);
    }

    // Offsets differ, so the whole evidence cannot be the same: ids, values and times are.
    assertThat(claims(play(symbolBySymbol))).isEqualTo(claims(play(frames)));
  }

  @Test
  void shouldDecideTheSameWhenFramesComeTwice() {
    List<Frame> frames = market();
    List<Frame> twice = new ArrayList<>();
    for (Frame frame : frames) {
      twice.add(frame);
      twice.add(frame);
    }

    assertThat(claims(play(twice))).isEqualTo(claims(play(frames)));
  }

  private static List<String> claims(Result result) {
    return result.alerts().values().stream()
        .flatMap(List::stream)
        .map(a -> a.id() + " " + a.subject() + " " + a.value() + " " + a.eventTime())
        .sorted()
        .toList();
  }

  private static List<Frame> market() {
    Random random = new Random(20260101);
    List<Frame> frames = new ArrayList<>();
    long time = T0;
    for (int id = 1; id <= 500; id++) {
      time += random.nextInt(2_400);
      for (String symbol : SYMBOLS) {
        String quantity = random.nextInt(72_000) + 1 + ".50000000";
        boolean buy = random.nextInt(10) < 7;
        frames.add(
            new Frame(
                symbol, Frames.trade(symbol, id, time, "1.01000000", quantity, buy), time * 1_000));
      }
    }
    return frames;
  }

  private static Result play(List<Frame> frames) {
    try (LargeTradesDriver detector = new LargeTradesDriver()) {
      frames.forEach(frame ->
          detector.raw(
              frame.symbol(),
              frame.text().getBytes(StandardCharsets.UTF_8),
              frame.receivedUs(),
              Source.LIVE));
      Map<String, List<Alert>> alerts = new TreeMap<>();
      detector
          .alerts()
          .forEach(a -> alerts.computeIfAbsent(a.subject(), s -> new ArrayList<>()).add(a));
      assertThat(alerts).containsOnlyKeys(SYMBOLS);
      return new Result(alerts, kept(detector));
    }
  }

  private static Map<String, String> kept(LargeTradesDriver detector) {
    Map<String, String> kept = new TreeMap<>();
    try (KeyValueIterator<SegmentKey, byte[]> segments =
        detector
            .driver()
            .<SegmentKey, byte[]>getKeyValueStore(LargeTradesTopology.TRADES_STORE)
            .all()) {
      segments.forEachRemaining(s -> kept.put(s.key.toString(), HexFormat.of().formatHex(s.value)));
    }
    return kept;
  }
}
