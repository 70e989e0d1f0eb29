package io.tidewatch.simulator.pool;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Conditions.PriceChange;
import io.tidewatch.contract.pool.Conditions.Volume;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures.Window;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import io.tidewatch.simulator.market.Round;
import io.tidewatch.simulator.pool.PoolScene.Expected;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A pool of 120 pairs in two batches for forty minutes, and which alerts it must raise under the
 * default rule: a template edit makes a token fire; a token whose volume is not told fires once it
 * is; a cooldown lets three alerts through in seven minutes; a fall, of a token whose name holds
 * script; a token that leaves the pool and is heard of no more; near misses, and the rest is calm.
 * The same start gives the same pool.
 *
 * <p>The venue sends no times: event time is when a frame is received, so who plays this receives
 * on the market's clock. Times of alerts leave room for what an edit takes at sixty times the
 * speed.
 */
public final class PoolScenes {
  /** Whoever makes a token names it, and some try what the pages that show it let through. */
  public static final String HOSTILE_SYMBOL = "<script>alert(1)</script>";

  /** Of the same token. */
  public static final String HOSTILE_NAME = "<img src=x onerror=alert(2)>";

  private static final String RULE = "token-pool";
  private static final int COOLDOWN = 180;
  private static final int LATEST = 45;
  private static final int EDITED = 110;
  private static final int INCOMPLETE = 60;
  private static final int COOLING = 30;
  private static final int LEAVING = 35;
  private static final int FALLING = 40;
  private static final int[] NEAR_MISSES = {45, 69};

  private final List<PoolTemplate> templates;
  private final List<PoolToken> tokens;
  private final List<PoolScene> scenes = new ArrayList<>();
  private final List<PoolStep> steps;

  private PoolScenes(long startMs, int rounds) {
    this.templates = startTemplates();
    List<PoolToken> planned = PoolPlan.of(caps(), templates);
    planned.set(FALLING, PoolPlan.renamed(planned.get(FALLING), HOSTILE_SYMBOL, HOSTILE_NAME));
    this.tokens = List.copyOf(planned);
    SceneWriter writer = new SceneWriter(startMs, tokens);
    List<PoolStep> done = new ArrayList<>();
    done.add(edited(writer));
    for (int round = 0; round < rounds; round++) {
      int begin = Round.beginSeconds(round);
      incomplete(writer, begin);
      falling(writer, begin);
      cooling(writer, begin);
      if (round == 0) {
        done.add(leaving(writer));
      }
      nearMisses(writer, begin);
    }
    this.steps = SceneWriter.merged(writer.until(Round.beginSeconds(rounds)), done);
  }

  /**
   * Writes them down.
   *
   * @param startMs event time of the start, epoch milliseconds
   */
  public static PoolScenes standard(long startMs) {
    return standard(startMs, 1);
  }

  /**
   * Several times in a row, forty minutes each; the template is edited once, and what has left the
   * pool stays away.
   *
   * @param rounds from 1
   */
  public static PoolScenes standard(long startMs, int rounds) {
    return new PoolScenes(startMs, rounds);
  }

  /** As they are at the start. */
  public List<PoolTemplate> templates() {
    return templates;
  }

  /** By market cap, the largest first. */
  public List<PoolToken> tokens() {
    return tokens;
  }

  public List<PoolPair> pairs() {
    return tokens.stream().map(PoolToken::pair).toList();
  }

  /** The tokens with a story; no alert may come of any other. */
  public List<PoolScene> all() {
    return List.copyOf(scenes);
  }

  /** Of all scenes. */
  public List<Expected> expected() {
    return scenes.stream().flatMap(scene -> scene.expected().stream()).toList();
  }

  /** In order of time. */
  public List<PoolStep> steps() {
    return steps;
  }

  private static List<PoolTemplate> startTemplates() {
    return List.of(
        new PoolTemplate(
            1,
            "small",
            new BigDecimal("300000"),
            Optional.of(new BigDecimal("500000")),
            Interval.M1,
            TriggerLogic.ANY,
            rise("20", Optional.empty())),
        new PoolTemplate(
            2,
            "medium",
            new BigDecimal("500000"),
            Optional.of(new BigDecimal("1000000")),
            Interval.M5,
            TriggerLogic.ALL,
            rise("10", Optional.of("50000"))),
        new PoolTemplate(
            3,
            "large",
            new BigDecimal("1000000"),
            Optional.of(new BigDecimal("10000000")),
            Interval.M1,
            TriggerLogic.ANY,
            new Conditions(
                Optional.of(
                    new PriceChange(
                        Optional.of(new BigDecimal("10")), Optional.of(new BigDecimal("15")))),
                Optional.empty())),
        new PoolTemplate(
            4,
            "largest",
            new BigDecimal("10000000"),
            Optional.empty(),
            Interval.H1,
            TriggerLogic.ANY,
            rise("30", Optional.of("5000000"))));
  }

  private static Conditions rise(String percent, Optional<String> volumeUsd) {
    return new Conditions(
        Optional.of(new PriceChange(Optional.of(new BigDecimal(percent)), Optional.empty())),
        volumeUsd.map(usd -> new Volume(new BigDecimal(usd))));
  }

  private static List<BigDecimal> caps() {
    return IntStream.range(0, 120)
        .mapToLong(i -> {
          if (i < 20) {
            return 50_000_000L - i * 1_900_000L;
          }
          if (i < 50) {
            return 9_800_000L - (i - 20) * 290_000L;
          }
          return i < 85 ? 990_000L - (i - 50) * 14_000L : 498_000L - (i - 85) * 5_600L;
        })
        .mapToObj(BigDecimal::valueOf)
        .toList();
  }

  /**
   * Below the template until somebody lowers its threshold, when nothing has been said of it for
   * minutes: only what was said last can make it fire.
   */
  private PoolStep edited(SceneWriter writer) {
    PoolToken token = tokens.get(EDITED);
    int edit = at(8, 0);
    writer.mood(token, at(4, 0), at(4, 30), change(Interval.M1, "0.12"));
    writer.silence(token, at(4, 30));
    PoolTemplate before = templates.getFirst();
    PoolTemplate after =
        new PoolTemplate(
            before.id(),
            before.name(),
            before.minMarketCap(),
            before.maxMarketCap(),
            before.interval(),
            before.logic(),
            rise("10", Optional.empty()));
    Expected due = expected(writer, token, Side.BUY, edit, Round.beginSeconds(1));
    scenes.add(new PoolScene("a template edit", token, List.of(due)));
    return new PoolStep.EditsTemplate(writer.at(edit), after);
  }

  /** The price has risen, but the volume is not told, then half of it, then all. */
  private void incomplete(SceneWriter writer, int begin) {
    PoolToken token = tokens.get(INCOMPLETE);
    int risen = begin + at(12, 0);
    int half = begin + at(14, 0);
    int told = begin + at(16, 0);
    writer.mood(token, risen, half, window(Interval.M5, "0.15", null, null));
    writer.mood(token, half, told, window(Interval.M5, "0.15", "60000", null));
    writer.mood(token, told, begin + at(17, 0), window(Interval.M5, "0.15", "30000", "25000"));
    Expected due = expected(writer, token, Side.BUY, told, told + LATEST);
    scenes.add(new PoolScene("a condition that is not known", token, List.of(due)));
  }

  private void falling(SceneWriter writer, int begin) {
    PoolToken token = tokens.get(FALLING);
    int from = begin + at(18, 0);
    writer.mood(token, from, begin + at(18, 30), change(Interval.M1, "-0.155"));
    Expected due = expected(writer, token, Side.SELL, from, from + LATEST);
    scenes.add(new PoolScene("a fall", token, List.of(due)));
  }

  /** Over the threshold for seven minutes. */
  private void cooling(SceneWriter writer, int begin) {
    PoolToken token = tokens.get(COOLING);
    int from = begin + at(20, 0);
    writer.mood(token, from, begin + at(27, 0), change(Interval.M1, "0.25"));
    List<Expected> due =
        IntStream.range(0, 3)
            .map(i -> from + i * COOLDOWN)
            .mapToObj(s -> expected(writer, token, Side.BUY, s, s + LATEST))
            .toList();
    scenes.add(new PoolScene("a cooldown", token, due));
  }

  /** Fires, leaves the pool, and is over the threshold again for as long as anybody listens. */
  private PoolStep leaving(SceneWriter writer) {
    PoolToken token = tokens.get(LEAVING);
    writer.mood(token, at(29, 0), at(29, 30), change(Interval.M1, "0.18"));
    writer.mood(token, at(35, 0), at(38, 0), change(Interval.M1, "0.40"));
    Expected due = expected(writer, token, Side.BUY, at(29, 0), at(29, 0) + LATEST);
    scenes.add(new PoolScene("a pair that leaves the pool", token, List.of(due)));
    return new PoolStep.Leaves(writer.at(at(31, 0)), token);
  }

  /** Just below, either way; and a price without its volume. */
  private void nearMisses(SceneWriter writer, int begin) {
    PoolToken price = tokens.get(NEAR_MISSES[0]);
    int from = begin + at(5, 0);
    writer.mood(price, from, begin + at(6, 0), change(Interval.M1, "0.09999"));
    writer.mood(price, begin + at(7, 0), begin + at(8, 0), change(Interval.M1, "-0.14999"));
    PoolToken volume = tokens.get(NEAR_MISSES[1]);
    Window lacking = window(Interval.M5, "0.50", "30000", "19999.99");
    writer.mood(volume, from, begin + at(9, 0), lacking);
    scenes.add(new PoolScene("a near miss", price, List.of()));
    scenes.add(new PoolScene("a price without volume", volume, List.of()));
  }

  private static Expected expected(
      SceneWriter writer, PoolToken token, Side side, int fromSecond, int toSecond) {
    return new Expected(RULE, token.address(), side, writer.at(fromSecond), writer.at(toSecond));
  }

  private static Window change(Interval interval, String fraction) {
    return window(interval, fraction, "9000", "6000");
  }

  private static Window window(Interval interval, String fraction, String buyUsd, String sellUsd) {
    return new Window(
        interval,
        Optional.of(new BigDecimal(fraction)),
        Optional.ofNullable(buyUsd).map(BigDecimal::new),
        Optional.ofNullable(sellUsd).map(BigDecimal::new),
        Optional.ofNullable(buyUsd).map(usd -> 41L),
        Optional.ofNullable(sellUsd).map(usd -> 37L));
  }

  private static int at(int minute, int second) {
    return minute * 60 + second;
  }
}
