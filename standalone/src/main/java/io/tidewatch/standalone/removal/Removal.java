package io.tidewatch.standalone.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a command would delete. */
record Removal(
    List<Leftover.Group> groups, List<Leftover.Records> topics, List<Leftover.Files> files) {
  Removal {
    groups = List.copyOf(groups);
    topics = List.copyOf(topics);
    files = List.copyOf(files);
  }

  boolean isEmpty() {
    return groups.isEmpty() && topics.isEmpty() && files.isEmpty();
  }

  /** Who is still at work, in one line each. */
  List<String> busy() {
    return groups.stream()
        .filter(group -> !group.members().isEmpty())
        .map(group -> group.name() + " has the members " + String.join(", ", group.members()))
        .toList();
  }

  /** What would go, each in one line, and how much that is. */
  List<String> text() {
    List<String> lines = new ArrayList<>();
    Stream.of(groups, topics, files)
        .flatMap(List::stream)
        .forEach(one -> lines.add("  " + one.text()));
    lines.add(sum());
    return lines;
  }

  private String sum() {
    long onKafka = topics.stream().mapToLong(Leftover.Records::bytes).sum();
    long onDisk = files.stream().mapToLong(Leftover.Files::bytes).sum();
    return groups.size()
        + (groups.size() == 1 ? " group, " : " groups, ")
        + topics.size()
        + (topics.size() == 1 ? " topic (" : " topics (")
        + Leftover.size(onKafka)
        + " in all copies), "
        + Leftover.size(onDisk)
        + " of files";
  }
}
