package io.tidewatch.topology.tokenpool.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolChanges;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against a model that knows all inputs beforehand and looks up what holds at each time. */
class PairJudgeProperties {
  private static final BigDecimal EXIT = new BigDecimal("0.8");
  private static final long STALE = 600;
  private static final long FORCE = PoolChanges.TAKES_FORCE_AFTER.toMillis();
  private static final String ADDRESS = "P1111111111111111111111111111111111111111";

  /**
   * One input.
   *
   * @param after milliseconds after the one before; of a frame it may be negative
   * @param rise percent that the template asks for, 0 for no pair, -1 for no template; of a frame
   *     the change of the price in percent
   */
  private record Input(boolean definition, int after, int rise) {}

  /** What the token heard, in short. */
  private record Heard(long at, long receivedAt, Optional<Integer> rise, boolean changed) {}

  @Provide
  Arbitrary<List<Input>> inputs() {
    Arbitrary<Input> frames =
        Combinators.combine(
                Arbitraries.integers().between(-50, 400), Arbitraries.integers().between(0, 12))
            .as((after, change) -> new Input(false, after, change));
    Arbitrary<Input> definitions =
        Combinators.combine(
                Arbitraries.integers().between(0, 300), Arbitraries.of(-1, 0, 5, 5, 8, 10))
            .as((after, rise) -> new Input(true, after, rise));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, frames), net.jqwik.api.Tuple.of(1, definitions))
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 3_000)
  void shouldJudgeEachFrameByWhatHoldsWhenItIsReceived(@ForAll("inputs") List<Input> inputs) {
    assertThat(judged(inputs)).isEqualTo(expected(inputs));
  }

  private static List<Heard> judged(List<Input> inputs) {
    PairJudge judge = new PairJudge((token, at) -> new PairJudge.Limits(EXIT, STALE));
    PairState state = PairState.INITIAL;
    List<Heard> heard = new ArrayList<>();
    long time = 1_000;
    for (Input input : inputs) {
      time += input.after();
      PairJudge.Step step =
          input.definition()
              ? judge.define(state, definition(input.rise()), time)
              : judge.take(state, item(time, input.rise()));
      // What is kept must come back the same.
      state = through(step.state());
      step.outputs().forEach(output -> hear(output, heard));
    }
    judge.pass(state, Long.MAX_VALUE).outputs().forEach(output -> hear(output, heard));
    return heard;
  }

  private static PairState through(PairState state) {
    return PoolSerdes.STATE
        .deserializer()
        .deserialize("", PoolSerdes.STATE.serializer().serialize("", state));
  }

  private static void hear(PairOutput output, List<Heard> heard) {
    if (output instanceof PairOutput.News(var token, Observation observation, var at, var urgent)) {
      heard.add(
          new Heard(
              at,
              observation.item().receivedAt(),
              observation.definition().template().map(PairJudgeProperties::rise),
              observation.templateChanged()));
    }
  }

  private static int rise(PoolTemplate template) {
    return template
        .conditions()
        .priceChange()
        .orElseThrow()
        .risePercent()
        .orElseThrow()
        .intValueExact();
  }

  /** All changes by the time at which they take force, then frame by frame. */
  private static List<Heard> expected(List<Input> inputs) {
    Model model = new Model();
    long time = 1_000;
    for (Input input : inputs) {
      time += input.after();
      if (input.definition()) {
        model.define(input.rise(), time);
      } else {
        model.frame(time, input.rise());
      }
    }
    model.pass(Long.MAX_VALUE);
    return model.heard;
  }

  /** Written without a look at the judge: numbers only. */
  private static final class Model {
    final List<Heard> heard = new ArrayList<>();
    final TreeMap<Long, Integer> coming = new TreeMap<>();
    int inForce;
    long inForceSince;
    int newest;
    long newestSince;
    long decided;
    long lastAt = -1;
    int lastChange;
    boolean told = true;

    void define(int rise, long time) {
      if (rise != newest) {
        newest = rise;
        newestSince = Math.max(time + FORCE, newestSince);
        coming.put(newestSince, rise);
      }
    }

    void frame(long time, int change) {
      pass(time);
      if (time < decided) {
        return;
      }
      decided = time;
      lastAt = time;
      lastChange = change;
      if (inForce != 0) {
        judge(time, false);
      }
    }

    void pass(long upTo) {
      while (!coming.isEmpty() && coming.firstKey() <= upTo) {
        var next = coming.pollFirstEntry();
        int before = inForce;
        boolean known = before != 0 || lastAt >= inForceSince;
        inForce = next.getValue();
        inForceSince = next.getKey();
        decided = Math.max(decided, next.getKey());
        if ((before == 0) != (inForce == 0)) {
          told = true;
        }
        boolean old = Math.max(inForceSince, lastAt) - lastAt > STALE;
        if (before != inForce && inForce > 0 && lastAt >= 0 && known && !old) {
          judge(decided, true);
        }
      }
    }

    private void judge(long at, boolean changed) {
      boolean matters = inForce < 0 || lastChange * 10 >= inForce * 8;
      if (matters || told) {
        heard.add(
            new Heard(at, lastAt, inForce < 0 ? Optional.empty() : Optional.of(inForce), changed));
      }
      told = matters;
    }
  }

  private static PoolDefinition definition(int rise) {
    if (rise == 0) {
      return PoolDefinition.NONE;
    }
    PoolPair pair =
        new PoolPair(
            ADDRESS,
            ADDRESS,
            Optional.empty(),
            Optional.empty(),
            BigDecimal.ONE,
            Optional.empty(),
            1,
            Interval.M1,
            1,
            1,
            1);
    Conditions conditions =
        new Conditions(
            Optional.of(
                new Conditions.PriceChange(
                    Optional.of(BigDecimal.valueOf(Math.max(1, rise))), Optional.empty())),
            Optional.empty());
    return new PoolDefinition(
        Optional.of(pair),
        rise < 0
            ? Optional.empty()
            : Optional.of(
                new PoolTemplate(
                    1,
                    "t",
                    BigDecimal.ONE,
                    Optional.empty(),
                    Interval.M1,
                    TriggerLogic.ANY,
                    conditions)));
  }

  private static PairItem item(long time, int percent) {
    return new PairItem(PoolItems.minute(BigDecimal.valueOf(percent, 2)), time, 1, 0, 0, 1, false);
  }
}
