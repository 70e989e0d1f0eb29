package io.tidewatch.simulator.futures;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.simulator.binance.futures.FuturesBar;
import io.tidewatch.simulator.binance.futures.FuturesContract;
import io.tidewatch.simulator.futures.FuturesScene.Expected;
import io.tidewatch.simulator.market.Round;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 150 perpetuals over three ends of a bar, with a history of thirty hours, and which alerts they
 * must raise under the default rules: one contract moves alone; then half of the market falls at
 * once; then one falls whose last frame is lost, so that its bar is closed over REST. A dead
 * contract that moves by one tick and one that was listed ten hours ago raise none. The same start
 * gives the same market.
 */
public final class FuturesScript {
  /** Bars before those. */
  static final int HISTORY = 120;

  private static final String ANOMALY = "futures-anomaly";
  private static final String MARKET = "futures-market-move";
  private static final String MARKET_SUBJECT = "USDT-PERPETUALS";
  private static final int SYMBOLS = 150;
  private static final int ALONE = 7;
  private static final int LOST = 23;
  private static final int DEAD = 140;
  private static final int NEW = 60;
  private static final int NEW_BARS = 40;
  private static final int FALLING = 75;
  private static final int LISTED_BEFORE = 10_000;
  private static final long MINUTE_MS = 60_000;

  /** The script begins so long after the first played bar. */
  private static final long INTO_FIRST_BAR_MS = 10 * MINUTE_MS;

  private static final long LENGTH_MS = 39 * MINUTE_MS;

  /** Contracts that are alone in later rounds: of those that never fall. */
  private static final List<Integer> LATER_ALONE =
      IntStream.range(ALONE + 1, SYMBOLS)
          .filter(i -> i % 2 == 1 && i != LOST && i != DEAD && i != NEW)
          .boxed()
          .toList();

  private static final long GRACE_MS = 11_000;
  private static final long SILENT_MS = 4 * MINUTE_MS;
  private static final long REPAIR_MS = 6 * MINUTE_MS;

  private final long firstOpenMs;
  private final int rounds;
  private final List<ScriptedContract> contracts;
  private final List<FuturesScene> scenes;

  private FuturesScript(long startMs, int rounds) {
    this.firstOpenMs = startMs - Math.floorMod(startMs, FuturesBar.LENGTH_MS);
    this.rounds = rounds;
    this.contracts = IntStream.range(0, SYMBOLS).mapToObj(this::scripted).toList();
    this.scenes = written();
  }

  /**
   * Writes it down.
   *
   * @param startMs about when it begins, epoch milliseconds; ends of bars lie on the quarter hour
   */
  public static FuturesScript standard(long startMs) {
    return standard(startMs, 1);
  }

  /**
   * Several times forty minutes: in each round after the first another contract moves alone.
   *
   * @param rounds from 1
   */
  public static FuturesScript standard(long startMs, int rounds) {
    return new FuturesScript(startMs, rounds);
  }

  /** When it begins: in the midst of the first bar that is played. */
  public long beginMs() {
    return firstOpenMs + INTO_FIRST_BAR_MS;
  }

  /** When it ends: the last bar that is played is not over then. */
  public long endMs() {
    return beginMs() + Round.beginMs(rounds - 1) + LENGTH_MS;
  }

  /** Bars that are played; the last one does not end. */
  private int played() {
    return (int) ((endMs() - firstOpenMs) / FuturesBar.LENGTH_MS) + 1;
  }

  /** The first bar that begins in a round after the first. */
  private static int barOf(int round) {
    return (int) ((INTO_FIRST_BAR_MS + Round.beginMs(round)) / FuturesBar.LENGTH_MS) + 1;
  }

  private static int aloneIn(int round) {
    return LATER_ALONE.get((round - 1) % LATER_ALONE.size());
  }

  /** By volume, the largest first. */
  public List<ScriptedContract> contracts() {
    return contracts;
  }

  /** Whether a frame is lost: the last one of a bar, and those of the minutes after it. */
  boolean isLost(String symbol, long timeMs) {
    long end = closeOf(2);
    return symbol.equals(name(LOST)) && end <= timeMs && timeMs < end + SILENT_MS;
  }

  /** What happens. */
  public List<FuturesScene> scenes() {
    return scenes;
  }

  private List<FuturesScene> written() {
    List<FuturesScene> all = new ArrayList<>(ofTheFirstRound());
    for (int round = 1; round < rounds; round++) {
      all.add(
          new FuturesScene(
              "another one alone",
              List.of(
                  due(ANOMALY, name(aloneIn(round)), Side.BUY, closeOf(barOf(round)), GRACE_MS))));
    }
    return List.copyOf(all);
  }

  private List<FuturesScene> ofTheFirstRound() {
    return List.of(
        new FuturesScene(
            "a contract alone", List.of(due(ANOMALY, name(ALONE), Side.BUY, closeOf(0), GRACE_MS))),
        new FuturesScene(
            "half of the market",
            List.of(due(MARKET, MARKET_SUBJECT, Side.SELL, closeOf(1), GRACE_MS))),
        new FuturesScene(
            "a lost end of a bar",
            List.of(due(ANOMALY, name(LOST), Side.SELL, closeOf(2), REPAIR_MS))),
        new FuturesScene("a dead contract", List.of()),
        new FuturesScene("a new listing", List.of()));
  }

  /** Of all scenes. */
  public List<Expected> expected() {
    return scenes.stream().flatMap(scene -> scene.expected().stream()).toList();
  }

  private static Expected due(String rule, String subject, Side side, long closeMs, long withinMs) {
    return new Expected(rule, subject, side, closeMs, closeMs + withinMs);
  }

  private long openOf(int played) {
    return firstOpenMs + played * FuturesBar.LENGTH_MS;
  }

  private long closeOf(int played) {
    return openOf(played + 1);
  }

  private ScriptedContract scripted(int i) {
    int history = i == NEW ? NEW_BARS : HISTORY;
    int count = history + played();
    long from = firstOpenMs - history * FuturesBar.LENGTH_MS;
    BigDecimal price = BigDecimal.valueOf(9 + i % 90).movePointRight(4 - i % 8);
    String tick =
        BigDecimal.ONE.movePointRight(price.precision() - price.scale() - 6).toPlainString();
    FuturesContract contract =
        FuturesContract.perpetual(
            name(i), tick, i == NEW ? from : from - LISTED_BEFORE * FuturesBar.LENGTH_MS);
    CalmBars calm =
        new CalmBars(contract, i, price, BigDecimal.valueOf(20_000_000 / (i + 1) + 50_000));
    return ScriptedContract.of(
        contract,
        i == DEAD ? deadBars(calm, from, history) : calm.inRow(from, count, moods(i, history)),
        played());
  }

  private static String name(int i) {
    return switch (i) {
      case ALONE -> "SURGEUSDT";
      case LOST -> "LOSTUSDT";
      case DEAD -> "DEADUSDT";
      case NEW -> "币安人生USDT";
      default -> "C%03dUSDT".formatted(i);
    };
  }

  /** By place in the row. */
  private Map<Integer, Mood> moods(int i, int firstPlayed) {
    Map<Integer, Mood> moods = new HashMap<>();
    for (int round = 1; round < rounds; round++) {
      if (i == aloneIn(round)) {
        moods.put(firstPlayed + barOf(round), new Mood(0.08, 14));
      }
    }
    if (i == ALONE) {
      moods.put(firstPlayed, new Mood(0.08, 14));
    }
    if (falling().contains(i)) {
      moods.put(firstPlayed + 1, new Mood(-0.05 - 0.0001 * i, 8));
    }
    if (i == LOST) {
      moods.put(firstPlayed + 2, new Mood(-0.07, 12));
    }
    if (i == NEW) {
      moods.put(firstPlayed + 2, new Mood(0.15, 20));
    }
    return moods;
  }

  private static Set<Integer> falling() {
    return IntStream.range(0, SYMBOLS)
        .filter(i -> i % 2 == 0 && i != NEW && i != DEAD)
        .limit(FALLING)
        .boxed()
        .collect(Collectors.toSet());
  }

  /** Nothing is traded but one lot a bar, and the price stands; once it moves by a tick. */
  private List<FuturesBar> deadBars(CalmBars like, long from, int history) {
    List<FuturesBar> dead = new ArrayList<>();
    BigDecimal price = like.firstPrice();
    for (int k = 0; k < history + played(); k++) {
      BigDecimal open = price;
      if (k == history) {
        price = price.add(like.contract().tick());
      }
      dead.add(
          new FuturesBar(
              from + k * FuturesBar.LENGTH_MS,
              open,
              price,
              open,
              price,
              BigDecimal.ONE,
              price,
              1,
              BigDecimal.ONE,
              price));
    }
    return dead;
  }
}
