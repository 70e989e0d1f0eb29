package io.tidewatch.standalone.removal;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something that a command would delete. */
sealed interface Leftover {
  /** In one line, for people. */
  String text();

  /**
   * How far a consumer group has read.
   *
   * @param partitions how many it has read of each topic
   * @param members who is in it now; it can be deleted only while there is nobody
   */
  record Group(String name, SortedMap<String, Integer> partitions, List<String> members)
      implements Leftover {
    public Group {
      requireNonNull(name, "name");
      partitions = Collections.unmodifiableSortedMap(new TreeMap<>(partitions));
      members = List.copyOf(members);
    }

    @Override
    public String text() {
      return "group     "
          + name
          + ": how far it has read "
          + (partitions.isEmpty() ? "(nothing)" : String.join(", ", partitions.keySet()));
    }
  }

  /** A topic with all that is on it. */
  record Records(String topic, int partitions, long bytes) implements Leftover {
    public Records {
      requireNonNull(topic, "topic");
    }

    @Override
    public String text() {
      return "topic     "
          + topic
          + ": "
          + partitions
          + (partitions == 1 ? " partition, " : " partitions, ")
          + size(bytes);
    }
  }

  /** A file or a directory with all that is in it. */
  record Files(Path path, long bytes) implements Leftover {
    public Files {
      requireNonNull(path, "path");
    }

    @Override
    public String text() {
      return "files     " + path + ": " + size(bytes);
    }
  }

  /** With a unit that people read. */
  static String size(long bytes) {
    if (bytes < 10_000) {
      return bytes + " bytes";
    }
    return bytes < 10_000_000
        ? bytes / 1_000 + " kB"
        : String.format(Locale.ROOT, "%d MB", bytes / 1_000_000);
  }
}
