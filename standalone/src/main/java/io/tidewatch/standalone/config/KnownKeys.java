package io.tidewatch.standalone.config;

import io.tidewatch.contract.topic.KafkaAccess;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys there are.
 *
 * @param keys full names
 */
record KnownKeys(Set<String> keys) {
  /** More edits than this make another word. */
  private static final int NEAR = 3;

  KnownKeys {
    keys = Collections.unmodifiableSet(new TreeSet<>(keys));
  }

  /**
   * Refuses what is no key.
   *
   * @param name as written; an index such as {@code [0]} at its end is left out
   * @param origin where it was written, for people
   */
  void require(String name, String origin) {
    String key = name.replaceAll("\\[\\d+]$", "");
    if (keys.contains(key)) {
      return;
    }
    String expected =
        key.startsWith(KafkaClientKeys.PREFIX)
            ? "one of the keys of Kafka's clients that begin with "
                + String.join(", ", KafkaAccess.SECURITY_PREFIXES)
                + " (they are about the connection; all else is set by Tidewatch)"
            : "a known key";
    String hint = nearest(key).map(near -> "; did you mean " + near + "?").orElse("");
    throw new ConfigurationException(
        Printable.of(key, 120)
            + ": expected "
            + expected
            + ", was an unknown one"
            + hint
            + " (from "
            + origin
            + ")");
  }

  private Optional<String> nearest(String key) {
    if (key.length() > 100) {
      return Optional.empty();
    }
    return keys.stream()
        .filter(known -> edits(known, key) <= NEAR)
        .min(Comparator.comparingInt(known -> edits(known, key)));
  }

  /** Letters to put in, take out or change to get from one to the other (Levenshtein). */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
