package io.tidewatch.connectors.whale;

import java.util.List;

/**
 * What a load of the list of watched addresses changed.
 *
 * @param added addresses
 * @param changed addresses with another label or tier
 * @param removed addresses
 * @param unchanged how many stay
 * @param invalid rows whose address is none
 * @param repeated rows of an address that has another one
 * @param warnings what is wrong, each in one sentence
 */
public record WatchListDifference(
    List<String> added,
    List<String> changed,
    List<String> removed,
    int unchanged,
    int invalid,
    int repeated,
    List<String> warnings) {
  public WatchListDifference {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
    warnings = List.copyOf(warnings);
  }

  /** How many addresses the database wants watched now. */
  public int watched() {
    return added.size() + changed.size() + unchanged;
  }

  /** Whether anything was written. */
  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  /** For the log. */
  public String text() {
    return watched()
        + " addresses watched ("
        + added.size()
        + " new, "
        + changed.size()
        + " changed, "
        + removed.size()
        + " gone), "
        + invalid
        + " rows without an address, "
        + repeated
        + " rows of an address that is there already";
  }
}
