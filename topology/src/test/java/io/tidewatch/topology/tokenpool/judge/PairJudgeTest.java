package io.tidewatch.topology.tokenpool.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import io.tidewatch.topology.tokenpool.judge.PairJudge.Step;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Definitions that overtake frames, as after a detector was away for a while. */
class PairJudgeTest {
  private static final long START = 1_000_000;
  private static final long STALE = 600_000;

  private final PairJudge judge =
      new PairJudge((token, at) -> new PairJudge.Limits(new BigDecimal("0.8"), STALE));

  @Test
  void shouldJudgeAFrameByWhatHeldWhenItWasReceivedThoughThePairIsGoneByNow() {
    PairState state = inForce(definition(10));
    state = judge.define(state, PoolDefinition.NONE, START + 5_000).state();
    state = judge.pass(state, START + 60_000).state();

    Step step = judge.take(state, item(START + 4_000, "0.12"));

    assertThat(observations(step)).hasSize(1);
    assertThat(observations(step).getFirst().at()).isEqualTo(START + 4_000);
    assertThat(observations(step).getFirst().templateChanged()).isFalse();
  }

  @Test
  void shouldJudgeOvertakenFramesByWhatHeldAndTheLastOnceMoreByWhatHoldsNow() {
    PairState state = inForce(definition(20));
    state = judge.define(state, definition(10), START + 5_000).state();
    state = judge.pass(state, START + 60_000).state();

    Step early = judge.take(state, item(START + 3_000, "0.19"));
    Step late = judge.take(early.state(), item(START + 4_000, "0.18"));
    Step next = judge.take(late.state(), item(START + 6_000, "0.01"));

    assertThat(observations(early)).extracting(Observation::at).containsExactly(START + 3_000);
    assertThat(observations(late)).extracting(Observation::at).containsExactly(START + 4_000);
    assertThat(observations(next))
        .extracting(Observation::at)
        .containsExactly(START + 5_200, START + 6_000);
    assertThat(observations(next).getFirst().item().receivedAt()).isEqualTo(START + 4_000);
    assertThat(observations(next).getFirst().templateChanged()).isTrue();
  }

  @Test
  void shouldClaimNothingOfFiguresThatAreTooOld() {
    PairState state = judge.take(inForce(definition(20)), item(START + 2_000, "0.12")).state();
    long late = START + 2_000 + STALE;

    Step step = judge.pass(judge.define(state, definition(10), late).state(), Long.MAX_VALUE);

    assertThat(observations(step)).isEmpty();
  }

  @Test
  void shouldClaimNothingOfFiguresFromBeforeThePairLeft() {
    PairState state = judge.take(inForce(definition(10)), item(START + 2_000, "0.12")).state();
    state = judge.define(state, PoolDefinition.NONE, START + 3_000).state();
    state = judge.define(state, definition(10), START + 5_000).state();

    assertThat(observations(judge.pass(state, Long.MAX_VALUE))).isEmpty();
  }

  @Test
  void shouldForgetWhatHeldOnceAFrameCameThatIsReceivedLater() {
    PairState state = inForce(definition(10));
    state = judge.define(state, definition(5), START + 5_000).state();
    state = judge.take(state, item(START + 6_000, "0.01")).state();

    assertThat(state.past()).isEmpty();
    assertThat(judge.take(state, item(START + 4_000, "0.12")).outputs())
        .containsExactly(new PairOutput.Late());
  }

  @Test
  void shouldSayThatAFrameFromBeforeThePairCameIsOneOfAStranger() {
    PairItem early = item(START + 100, "0.12");

    assertThat(judge.take(inForce(definition(10)), early).outputs())
        .contains(new PairOutput.Stranger(early));
  }

  private PairState inForce(PoolDefinition definition) {
    PairState state = judge.define(PairState.INITIAL, definition, START).state();
    return judge.pass(state, START + 1_000).state();
  }

  private static List<Observation> observations(Step step) {
    return step.outputs().stream()
        .filter(PairOutput.News.class::isInstance)
        .map(output -> ((PairOutput.News) output).news())
        .filter(Observation.class::isInstance)
        .map(Observation.class::cast)
        .toList();
  }

  private static PoolDefinition definition(int rise) {
    PoolPair pair =
        new PoolPair(
            "P1",
            "T1",
            Optional.empty(),
            Optional.empty(),
            BigDecimal.ONE,
            Optional.empty(),
            1,
            Interval.M1,
            1,
            1,
            0);
    PoolTemplate template =
        new PoolTemplate(
            1,
            "one",
            BigDecimal.ZERO,
            Optional.empty(),
            Interval.M1,
            TriggerLogic.ANY,
            new Conditions(
                Optional.of(
                    new Conditions.PriceChange(
                        Optional.of(BigDecimal.valueOf(rise)), Optional.empty())),
                Optional.empty()));
    return new PoolDefinition(Optional.of(pair), Optional.of(template));
  }

  private static PairItem item(long receivedAt, String change) {
    return new PairItem(PoolItems.minute(new BigDecimal(change)), receivedAt, 1, 0, 7, 1, true);
  }
}
