package io.tidewatch.topology.tokenpool.judge;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ConditionState;
import io.tidewatch.contract.pool.PoolChanges;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides by which definition the figures of a pair are judged, and whether its token has to hear
 * of it. Pure: state and input in, state and outputs out; time is always event time.
 *
 * <ul>
 *   <li>A definition holds for what is received from its time on. When that time has come, the last
 *       figures are judged anew if other figures may be asked for now, and they are not too old to
 *       claim anything of.
 *   <li>A frame that comes after a definition, and was received before it took force, is judged by
 *       what was in force then. What is older than the newest frame changes nothing any more.
 *   <li>A token hears of what is near its thresholds, of what is unknown, and of the first
 *       judgement below them after that.
 * </ul>
 */
public final class PairJudge {
  private static final long TAKES_FORCE_AFTER_MS = PoolChanges.TAKES_FORCE_AFTER.toMillis();

  private final Rules rules;

  /** Knows the rule of a token. */
  @FunctionalInterface
  public interface Rules {
    /**
     * Looks up.
     *
     * @param at event time, epoch milliseconds
     */
    Limits of(String token, long at);
  }

  /**
   * What the judge needs of a rule.
   *
   * @param exitLevel from which degree on a token has to hear of its pair
   * @param staleAfterMs figures that are older say nothing of a later time
   */
  public record Limits(BigDecimal exitLevel, long staleAfterMs) {
    public Limits {
      requireNonNull(exitLevel, "exitLevel");
    }
  }

  /** The state after an input, and what follows from it in this order. */
  public record Step(PairState state, List<PairOutput> outputs) {
    public Step {
      requireNonNull(state, "state");
      outputs = List.copyOf(outputs);
    }
  }

  public PairJudge(Rules rules) {
    this.rules = requireNonNull(rules, "rules");
  }

  /**
   * Takes note of a definition, which takes force a little later and never before those already
   * known.
   *
   * @param recordTime of the newer of the records that it was made of, epoch milliseconds
   */
  public Step define(PairState state, PoolDefinition definition, long recordTime) {
    DatedDefinition newest = state.newest();
    if (definition.equals(newest.definition())) {
      return new Step(state, List.of());
    }
    long since = Math.max(recordTime + TAKES_FORCE_AFTER_MS, newest.since());
    return new Step(state.withComing(new DatedDefinition(since, definition)), List.of());
  }

  /** Judges what a frame says. */
  public Step take(PairState state, PairItem item) {
    Turn turn = new Turn(state);
    turn.pass(item.receivedAt());
    turn.take(item);
    return turn.step();
  }

  /**
   * Lets definitions take force.
   *
   * @param upTo event time up to which, epoch milliseconds
   */
  public Step pass(PairState state, long upTo) {
    Turn turn = new Turn(state);
    turn.pass(upTo);
    return turn.step();
  }

  /** One input on its way. */
  private final class Turn {
    private final List<PairOutput> outputs = new ArrayList<>();
    private PairState state;

    Turn(PairState state) {
      this.state = state;
    }

    Step step() {
      return new Step(state, outputs);
    }

    void pass(long upTo) {
      while (!state.coming().isEmpty() && state.coming().getFirst().since() <= upTo) {
        takeForce();
      }
    }

    private void takeForce() {
      DatedDefinition before = state.inForce();
      state = state.withNextInForce();
      PoolDefinition now = state.inForce().definition();
      long at = state.inForce().since();
      tellBatches(before.definition(), now, at);
      tellTokens(before.definition(), now, at);
      judgeLast(before);
    }

    /**
     * Judges what was said last by what is in force since then, if that asks for something else.
     *
     * @param before what was in force when it was said
     */
    private void judgeLast(DatedDefinition before) {
      PoolDefinition now = state.inForce().definition();
      if (state.last().isEmpty()
          || now.template().isEmpty()
          || now.demandsSameAs(before.definition())) {
        return;
      }
      PairItem last = state.last().get();
      long at = Math.max(state.inForce().since(), last.receivedAt());
      boolean old = at - last.receivedAt() > rules.of(token(now), at).staleAfterMs();
      if (!old && isOfItsToken(last, before, now)) {
        judge(last, at, true);
      }
    }

    /** What was said of another token says nothing of this one, nor what was before it left. */
    private boolean isOfItsToken(PairItem last, DatedDefinition before, PoolDefinition now) {
      return before
          .definition()
          .token()
          .map(token -> token.equals(token(now)))
          .orElse(last.receivedAt() >= before.since());
    }

    private static String token(PoolDefinition definition) {
      return definition.token().orElseThrow();
    }

    private void tellBatches(PoolDefinition before, PoolDefinition now, long at) {
      if (!before.batch().equals(now.batch())) {
        before.batch().ifPresent(batch -> outputs.add(new PairOutput.Batched(batch, -1, at)));
        now.batch().ifPresent(batch -> outputs.add(new PairOutput.Batched(batch, 1, at)));
      }
    }

    private void tellTokens(PoolDefinition before, PoolDefinition now, long at) {
      if (before.token().equals(now.token())) {
        return;
      }
      before.pair().ifPresent(pair -> tell(pair.token(), new Membership(pair.pair(), false), at));
      now.pair().ifPresent(pair -> tell(pair.token(), new Membership(pair.pair(), true), at));
      state = state.withTold(true);
    }

    private void tell(String token, Membership membership, long at) {
      outputs.add(new PairOutput.News(token, membership, at, false));
    }

    void take(PairItem item) {
      long at = item.receivedAt();
      if (state.last().filter(last -> at < last.receivedAt()).isPresent()) {
        outputs.add(new PairOutput.Late());
      } else if (at >= state.inForce().since()) {
        judgeOvertaken();
        state = state.withLast(item);
        takeInTime(item);
      } else {
        takeOvertaken(item);
      }
    }

    /** Of frames that a definition overtook the last one is judged by it, once, as in order. */
    private void judgeOvertaken() {
      if (state.due()) {
        state.inForceAt(state.last().orElseThrow().receivedAt()).ifPresent(this::judgeLast);
      }
    }

    private void takeInTime(PairItem item) {
      if (state.pair().isPresent()) {
        judge(item, item.receivedAt(), false);
      } else if (state.coming().stream()
          .noneMatch(dated -> dated.definition().pair().isPresent())) {
        // Of a pair that is about to join it is judged as soon as the pair has.
        outputs.add(new PairOutput.Stranger(item));
      }
    }

    /** Of a frame that was received before what is in force took force, and comes after it. */
    private void takeOvertaken(PairItem item) {
      Optional<PoolDefinition> then =
          state.inForceAt(item.receivedAt()).map(DatedDefinition::definition);
      if (then.isEmpty()) {
        outputs.add(new PairOutput.Late());
        return;
      }
      state = state.withLast(item);
      if (then.get().pair().isEmpty()) {
        outputs.add(new PairOutput.Stranger(item));
      } else {
        judge(then.get(), item, item.receivedAt(), false);
      }
    }

    private void judge(PairItem item, long at, boolean templateChanged) {
      judge(state.inForce().definition(), item, at, templateChanged);
    }

    private void judge(PoolDefinition by, PairItem item, long at, boolean templateChanged) {
      Observation observation = new Observation(by, item, at, templateChanged);
      String token = observation.pair().token();
      Optional<Finding> finding = observation.finding();
      boolean matters = finding.map(found -> matters(found, token, at)).orElse(true);
      if (matters || state.told()) {
        boolean urgent = finding.filter(found -> found.state() == ConditionState.MET).isPresent();
        outputs.add(new PairOutput.News(token, observation, at, urgent));
      }
      state = state.withTold(matters);
    }

    private boolean matters(Finding found, String token, long at) {
      return switch (found.state()) {
        case MET, UNKNOWN -> true;
        case NOT_MET ->
            found
                .degree()
                .filter(degree -> degree.compareTo(rules.of(token, at).exitLevel()) >= 0)
                .isPresent();
      };
    }
  }
}
