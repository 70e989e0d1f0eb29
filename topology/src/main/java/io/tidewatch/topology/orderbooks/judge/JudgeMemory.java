package io.tidewatch.topology.orderbooks.judge;

import io.tidewatch.topology.alert.SubjectState;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a {@link BookJudge} remembers. Its JSON gives it back exactly.
 *
 * @param states where each rule stands, by its id and side
 */
public record JudgeMemory(Map<String, SubjectState> states) {
  public static final JudgeMemory INITIAL = new JudgeMemory(Map.of());

  public JudgeMemory {
    states = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(states));
  }
}
