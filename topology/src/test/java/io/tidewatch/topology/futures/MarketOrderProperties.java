package io.tidewatch.topology.futures;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;
import static io.tidewatch.topology.futures.FuturesFrames.T0;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.futures.market.Finding;
import io.tidewatch.topology.futures.market.Finding.Judged;
import io.tidewatch.topology.futures.market.Rounds;
import io.tidewatch.topology.futures.rule.MarketMoveRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Partitions come in any order against one another. Within a partition symbols come in any order
 * too, but one only that was in time is compared: so that order counts where one came too late.
 */
class MarketOrderProperties {
  private static final int PARTITIONS = 4;
  private static final int SYMBOLS = 24;
  private static final int ROUNDS = 12;
  private static final long LATER = T0 + 1_000 * BAR;

  /**
   * What each partition says, in its own order.
   *
   * @param slowest how long after the end of a bar its last frame may come
   */
  private static List<Deque<Finding>> partitions(long world, int slowest, Random order) {
    List<Deque<Finding>> partitions = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      Deque<Finding> said = new ArrayDeque<>();
      long reached = 0;
      for (int bar = 1; bar <= ROUNDS; bar++) {
        long roundAt = T0 + bar * BAR;
        List<Integer> symbols = new ArrayList<>();
        for (int symbol = partition; symbol < SYMBOLS; symbol += PARTITIONS) {
          symbols.add(symbol);
        }
        Collections.shuffle(symbols, order);
        for (int symbol : symbols) {
          Judged judged = judged(world, symbol, partition, roundAt, slowest, reached);
          reached = judged.at();
          said.add(judged);
        }
        reached = roundAt + 60_000;
        said.add(new Finding.Progress(partition, reached, reached, true));
      }
      partitions.add(said);
    }
    return partitions;
  }

  private static Judged judged(
      long world, int symbol, int partition, long roundAt, int slowest, long reached) {
    Random random = new Random(world * 31 + symbol * 1_009L + roundAt / BAR * 7_919);
    // In some rounds most of them move.
    boolean market = new Random(world + roundAt).nextInt(4) == 0;
    int score = random.nextInt(market ? 3 : 12) == 0 ? 20 : 45 + random.nextInt(50);
    if (!market && random.nextInt(4) != 0) {
      score = random.nextInt(40);
    }
    long at = roundAt + random.nextInt(slowest);
    return MadeFindings.judged(
        MadeMarket.symbol(symbol), partition, roundAt, at, score, Math.max(reached, at));
  }

  private static List<String> play(List<Deque<Finding>> partitions, Random order) {
    Play play = new Play();
    while (partitions.stream().anyMatch(said -> !said.isEmpty())) {
      Deque<Finding> next = partitions.get(order.nextInt(PARTITIONS));
      if (next.isEmpty()) {
        continue;
      }
      for (int i = order.nextInt(20); i >= 0 && !next.isEmpty(); i--) {
        play.take(next.removeFirst());
      }
      play.pass();
    }
    play.flush();
    return play.told;
  }

  /** The market without Kafka. */
  private static final class Play {
    final List<String> told = new ArrayList<>();
    private final Map<String, SubjectState> states = new HashMap<>();
    private final Rounds rounds = new Rounds(10_000, 15, PARTITIONS, (key, entry) -> {});
    private final MarketJudge judge;

    Play() {
      DetectorCounters counters = new DetectorCounters("order", FuturesTopology.COUNTED);
      FuturesSettings settings =
          FuturesSettings.DEFAULT.withMarket(
              new MarketMoveRule(
                  new BigDecimal("0.5"),
                  10,
                  Duration.ofHours(1),
                  new BigDecimal("0.8"),
                  MarketMoveRule.DEFAULT.severity()));
      judge =
          new MarketJudge(
              new FuturesRules(settings, new NoOverrides(), counters),
              new MarketJudge.States() {
                @Override
                public SubjectState get(String key) {
                  return states.get(key);
                }

                @Override
                public void put(String key, SubjectState state) {
                  states.put(key, state);
                }
              },
              10_000,
              counters,
              (subject, output, timeMs) ->
                  told.add(
                      subject
                          + " "
                          + timeMs
                          + " "
                          + new String(Json.MAPPER.writeValueAsBytes(output), UTF_8)));
    }

    void take(Finding finding) {
      rounds.heard(finding);
      if (finding instanceof Judged judged) {
        rounds.add(judged).ifPresent(verdict -> judge.judge(judged, verdict));
      }
      decide();
    }

    /** Time passes while old records are caught up with, whoever's turn it is. */
    void pass() {
      rounds.tick(LATER);
      decide();
    }

    void flush() {
      for (int second = 0; second < 15; second++) {
        pass();
      }
    }

    private void decide() {
      for (Optional<Rounds.Complete> next = rounds.poll(); next.isPresent(); next = rounds.poll()) {
        rounds.decided(judge.decide(next.get()));
      }
    }
  }

  private static final class NoOverrides
      implements ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> {
    @Override
    public ValueAndTimestamp<byte[]> get(String key) {
      return null;
    }

    @Override
    public KeyValueIterator<String, ValueAndTimestamp<byte[]>> range(String from, String to) {
      throw new UnsupportedOperationException("not read");
    }

    @Override
    public KeyValueIterator<String, ValueAndTimestamp<byte[]>> all() {
      throw new UnsupportedOperationException("not read");
    }

    @Override
    public long approximateNumEntries() {
      return 0;
    }
  }

  @Property(tries = 100)
  void shouldDecideTheSameWhateverTheOrderOfPartitions(@ForAll long world, @ForAll long order) {
    List<String> one = play(partitions(world, 14_000, new Random(world)), new Random(0));
    List<String> other = play(partitions(world, 14_000, new Random(world)), new Random(order));

    assertSame(one, other);
  }

  @Property(tries = 100)
  void shouldDecideTheSameWhateverTheOrderOfSymbolsInTime(@ForAll long world, @ForAll long order) {
    List<String> one = play(partitions(world, 10_000, new Random(0)), new Random(0));
    List<String> other = play(partitions(world, 10_000, new Random(order)), new Random(order));

    assertSame(one, other);
  }

  /** Each subject hears the same in the same order, byte by byte. */
  private static void assertSame(List<String> one, List<String> other) {
    assertThat(one).isNotEmpty();
    assertThat(bySubject(other)).isEqualTo(bySubject(one));
  }

  private static Map<String, List<String>> bySubject(List<String> told) {
    Map<String, List<String>> subjects = new HashMap<>();
    for (String record : told) {
      subjects
          .computeIfAbsent(record.substring(0, record.indexOf(' ')), key -> new ArrayList<>())
          .add(record);
    }
    return subjects;
  }
}
