package io.tidewatch.simulator.pool;

import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PairFigures.Window;
import io.tidewatch.simulator.dbotx.PairItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Writes down what all pairs say, second by second: calm, but for what the scenes ask for. */
final class SceneWriter {
  private static final long SEED = 20_261_121;
  private static final double ACTIVITY = 0.04;
  private static final int EVERY_SECONDS = 3;

  private final long startMs;
  private final List<PoolToken> tokens;
  private final Map<PoolToken, List<Mood>> moods = new HashMap<>();
  private final Map<PoolToken, Integer> silentFrom = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final CalmFigures calm = new CalmFigures(random.split());

  /**
   * A window of a pair for a while, said again every three seconds.
   *
   * @param from second of the script
   * @param to second at which it is calm again
   */
  private record Mood(int from, int to, Window window) {}

  SceneWriter(long startMs, List<PoolToken> tokens) {
    this.startMs = startMs;
    this.tokens = List.copyOf(tokens);
  }

  /** Event time of a second of the script. */
  long at(int second) {
    return startMs + second * 1_000L;
  }

  void mood(PoolToken token, int from, int to, Window window) {
    moods.computeIfAbsent(token, any -> new ArrayList<>()).add(new Mood(from, to, window));
  }

  /** From this second on nothing is said of a token any more. */
  void silence(PoolToken token, int from) {
    silentFrom.put(token, from);
  }

  /** Everything that is said until this second. */
  List<PoolStep> until(int end) {
    List<PoolStep> steps = new ArrayList<>();
    for (int second = 0; second < end; second++) {
      int now = second;
      List<PairItem> items = tokens.stream().flatMap(token -> item(token, now).stream()).toList();
      if (!items.isEmpty()) {
        steps.add(new PoolStep.Changes(at(second), items));
      }
    }
    return steps;
  }

  private Optional<PairItem> item(PoolToken token, int second) {
    if (second >= silentFrom.getOrDefault(token, Integer.MAX_VALUE)) {
      return Optional.empty();
    }
    List<Mood> script = moods.getOrDefault(token, List.of());
    Optional<Mood> mood = script.stream().filter(m -> m.from <= second && second < m.to).findAny();
    if (mood.isPresent()) {
      return (second - mood.get().from) % EVERY_SECONDS == 0
          ? Optional.of(item(token, CalmFigures.with(calm.of(token), mood.get().window)))
          : Optional.empty();
    }
    boolean over = second == 0 || script.stream().anyMatch(m -> m.to == second);
    return over || random.nextDouble() < ACTIVITY
        ? Optional.of(item(token, calm.of(token)))
        : Optional.empty();
  }

  private static PairItem item(PoolToken token, PairFigures figures) {
    return ItemJson.item(token.pair().pair(), figures, token.pair().interval());
  }

  /** All steps, in order of time. */
  static List<PoolStep> merged(List<PoolStep> said, List<PoolStep> done) {
    return Stream.concat(said.stream(), done.stream())
        .sorted((a, b) -> Long.compare(a.timeMs(), b.timeMs()))
        .toList();
  }
}
