package io.tidewatch.query.stream;

import java.util.Set;

/**
 * What somebody wants to follow.
 *
 * @param kinds at least one
 * @param subjects of whom; of all if there are none
 */
public record Interest(Set<EventKind> kinds, Set<String> subjects) {
  public Interest {
    kinds = Set.copyOf(kinds);
    subjects = Set.copyOf(subjects);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("expected at least one kind, were none");
    }
  }

  boolean includes(StreamEvent event) {
    return kinds.contains(event.kind())
        && (subjects.isEmpty() || subjects.contains(event.subject()));
  }
}
