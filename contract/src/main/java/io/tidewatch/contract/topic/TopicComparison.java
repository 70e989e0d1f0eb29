package io.tidewatch.contract.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what there is against what there should be. */
public final class TopicComparison {
  private TopicComparison() {}

  /**
   * All differences, in the order of what is wanted, strangers last.
   *
   * @param found of topics that begin as ours do; others are none of our business
   */
  public static List<TopicDifference> of(List<WantedTopic> wanted, Collection<FoundTopic> found) {
    Map<String, FoundTopic> byName = new HashMap<>();
    found.forEach(topic -> byName.put(topic.name(), topic));
    List<TopicDifference> differences = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (WantedTopic topic : wanted) {
      known.add(topic.name());
      FoundTopic there = byName.get(topic.name());
      if (there == null) {
        differences.add(new TopicDifference.Missing(topic));
      } else {
        differences.addAll(of(topic, there));
      }
    }
    byName.keySet().stream()
        .filter(name -> Topics.isOurs(name) && !Topics.isShadow(name) && !known.contains(name))
        .sorted()
        .map(TopicDifference.Stranger::new)
        .forEach(differences::add);
    return List.copyOf(differences);
  }

  private static List<TopicDifference> of(WantedTopic wanted, FoundTopic found) {
    List<TopicDifference> differences = new ArrayList<>();
    if (found.partitions() != wanted.partitions()) {
      differences.add(
          new TopicDifference.OtherPartitions(
              wanted.name(), wanted.partitions(), found.partitions()));
    }
    if (wanted.copies().isPresent() && !found.copies().equals(Set.of(wanted.copies().getAsInt()))) {
      differences.add(
          new TopicDifference.OtherReplication(
              wanted.name(), wanted.copies().getAsInt(), found.copies()));
    }
    wanted
        .configs()
        .forEach((setting, expected) -> {
          String there = found.configs().getOrDefault(setting, "");
          if (!there.equals(expected)) {
            differences.add(
                new TopicDifference.OtherSetting(wanted.name(), setting, expected, there));
          }
        });
    return differences;
  }
}
