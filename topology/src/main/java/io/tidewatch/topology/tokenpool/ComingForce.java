package io.tidewatch.topology.tokenpool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Which pairs have a definition that takes force at what time. Not thread-safe. */
final class ComingForce {
  private final NavigableMap<Long, Set<String>> pairs = new TreeMap<>();

  void add(long since, String pair) {
    pairs.computeIfAbsent(since, time -> new HashSet<>()).add(pair);
  }

  /** Takes out the pairs whose time has come, the earliest first and each time in one order. */
  List<String> take(long upTo) {
    List<String> due = new ArrayList<>();
    while (!pairs.isEmpty() && pairs.firstKey() <= upTo) {
      pairs.pollFirstEntry().getValue().stream().sorted().forEach(due::add);
    }
    return due;
  }
}
