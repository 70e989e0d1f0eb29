package io.tidewatch.query.streams;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Subtopology;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Which processors of a topology have stores, and to which tasks those belong. Global stores, which
 * belong to none, are not among them.
 *
 * @param subtopologies the number of the one that a store belongs to, by the name of the store
 * @param processors names of all that have stores, by the number of their sub-topology
 */
record Storekeepers(Map<String, Integer> subtopologies, Map<Integer, Set<String>> processors) {
  Storekeepers {
    subtopologies = Map.copyOf(subtopologies);
    processors = Map.copyOf(processors);
    if (!processors.keySet().containsAll(subtopologies.values())) {
      throw new IllegalArgumentException(
          "expected processors of each of the sub-topologies "
              + subtopologies.values()
              + ", was "
              + processors);
    }
  }

  static Storekeepers of(TopologyDescription topology) {
    Map<String, Integer> subtopologies = new HashMap<>();
    topology
        .subtopologies()
        .forEach(part ->
            storekeepers(part)
                .forEach(processor ->
                    processor.stores().forEach(store -> subtopologies.put(store, part.id()))));
    return new Storekeepers(
        subtopologies,
        topology.subtopologies().stream()
            .collect(
                toUnmodifiableMap(
                    Subtopology::id,
                    part -> storekeepers(part).map(Processor::name).collect(toUnmodifiableSet()))));
  }

  private static Stream<Processor> storekeepers(Subtopology part) {
    return part.nodes().stream()
        .filter(Processor.class::isInstance)
        .map(Processor.class::cast)
        .filter(processor -> !processor.stores().isEmpty());
  }

  /** The task that a store belongs to; empty if it is none of a task. */
  Optional<TaskId> task(String store, int partition) {
    return Optional.ofNullable(subtopologies.get(store))
        .map(subtopology -> new TaskId(subtopology, partition));
  }

  /** All that have stores of this task. */
  Set<String> of(TaskId task) {
    return processors.getOrDefault(task.subtopology(), Set.of());
  }

  boolean include(String processor) {
    return processors.values().stream().anyMatch(names -> names.contains(processor));
  }
}
