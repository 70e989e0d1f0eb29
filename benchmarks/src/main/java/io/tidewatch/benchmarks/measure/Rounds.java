package io.tidewatch.benchmarks.measure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Runs arms in turn, forwards and backwards by turns (A B B A), so that what drifts on the machine
 * hurts all of them alike. Every round is kept.
 *
 * @param <R> what one run of an arm gives
 */
public final class Rounds<R> {
  private final List<String> arms;
  private final List<Map<String, R>> rounds;

  /** One arm. */
  @FunctionalInterface
  public interface Arm<R> {
    /** Runs it once. */
    R run() throws Exception;
  }

  private Rounds(List<String> arms, List<Map<String, R>> rounds) {
    this.arms = arms;
    this.rounds = rounds;
  }

  /**
   * Runs.
   *
   * @param arms by name, in the order of the first round
   * @param warmUp rounds that are run and thrown away
   * @param count rounds that are kept, at least one
   */
  public static <R> Rounds<R> run(Map<String, Arm<R>> arms, int warmUp, int count)
      throws Exception {
    requireNonNull(arms, "arms");
    List<String> names = List.copyOf(arms.keySet());
    return mixed(
        names,
        new Mixture<>() {
          private boolean forwards = warmUp % 2 == 0;

          @Override
          public Map<String, R> run() throws Exception {
            List<String> order = forwards ? names : names.reversed();
            forwards = !forwards;
            Map<String, R> results = new LinkedHashMap<>();
            for (String arm : order) {
              results.put(arm, arms.get(arm).run());
            }
            return results;
          }
        },
        warmUp,
        count);
  }

  /** All arms of one round, which take turns within it many times over. */
  @FunctionalInterface
  public interface Mixture<R> {
    /** Runs a round; what each arm gave. */
    Map<String, R> run() throws Exception;
  }

  /**
   * Runs rounds in which the arms take turns so fast that what drifts within a round hurts all of
   * them alike too.
   *
   * @param arms names
   * @param warmUp rounds that are run and thrown away
   * @param count rounds that are kept, at least one
   */
  public static <R> Rounds<R> mixed(List<String> arms, Mixture<R> mixture, int warmUp, int count)
      throws Exception {
    requireNonNull(arms, "arms");
    if (arms.isEmpty() || warmUp < 0 || count < 1) {
      throw new IllegalArgumentException(
          "expected arms, no negative warm-up and a round, was "
              + arms
              + ", "
              + warmUp
              + " and "
              + count);
    }
    List<Map<String, R>> kept = new ArrayList<>();
    for (int i = -warmUp; i < count; i++) {
      Map<String, R> round = mixture.run();
      if (i >= 0) {
        kept.add(Collections.unmodifiableMap(round));
      }
    }
    return new Rounds<>(List.copyOf(arms), List.copyOf(kept));
  }

  /** Names of the arms. */
  public List<String> arms() {
    return arms;
  }

  /** Results by arm, in the order in which the arms ran. */
  public List<Map<String, R>> all() {
    return rounds;
  }

  /** What an arm gave, round by round. */
  public List<R> of(String arm) {
    return rounds.stream().map(round -> round.get(arm)).toList();
  }

  /** A figure of one arm over the rounds. */
  public Spread spread(String arm, ToDoubleFunction<R> figure) {
    return Spread.of(of(arm).stream().map(figure::applyAsDouble).toList());
  }

  /** How a figure of one arm compares with that of another, each time within one round. */
  public Spread ratio(String arm, String toArm, ToDoubleFunction<R> figure) {
    return Spread.of(
        rounds.stream()
            .map(round ->
                figure.applyAsDouble(round.get(arm)) / figure.applyAsDouble(round.get(toArm)))
            .toList());
  }
}
