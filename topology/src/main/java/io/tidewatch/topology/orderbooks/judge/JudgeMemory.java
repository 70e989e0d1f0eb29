package io.tidewatch.topology.orderbooks.judge;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a {@link BookJudge} remembers. Immutable; its JSON gives it back exactly.
 *
 * @param states where each rule stands, by {@link #key(BookRuleKind, Side)}
 * @param unratedAt event time at which it was last told that nothing is known in USD; -1 for never
 */
public record JudgeMemory(Map<String, SubjectState> states, long unratedAt) {
  public static final JudgeMemory INITIAL = new JudgeMemory(Map.of(), -1);

  public JudgeMemory {
    states = Collections.unmodifiableMap(new TreeMap<>(states));
  }

  /** Each side of each rule stands for itself. */
  static String key(BookRuleKind rule, Side side) {
    return rule.id() + "/" + side;
  }

  SubjectState state(String key) {
    return states.getOrDefault(key, SubjectState.INITIAL);
  }

  JudgeMemory with(String key, SubjectState state) {
    if (state.equals(state(key))) {
      return this;
    }
    SortedMap<String, SubjectState> next = new TreeMap<>(states);
    next.put(key, state);
    return new JudgeMemory(next, unratedAt);
  }

  JudgeMemory withUnratedAt(long timeMs) {
    return new JudgeMemory(states, timeMs);
  }
}
