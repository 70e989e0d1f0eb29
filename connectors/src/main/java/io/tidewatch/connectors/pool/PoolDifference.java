package io.tidewatch.connectors.pool;

import java.util.List;

/**
 * What a publication changed on the topics of the pool.
 *
 * @param templatesAdded ids, as all of templates
 * @param pairsAdded addresses of pools, as all of pairs
 * @param pairsChanged in anything; those that moved are not among them
 * @param pairsMoved to another batch
 * @param unchanged templates and pairs that were there already
 * @param warnings rows that could not be published, one sentence each
 */
public record PoolDifference(
    List<String> templatesAdded,
    List<String> templatesChanged,
    List<String> templatesRemoved,
    List<String> pairsAdded,
    List<String> pairsChanged,
    List<String> pairsMoved,
    List<String> pairsRemoved,
    int unchanged,
    List<String> warnings) {
  public PoolDifference {
    templatesAdded = List.copyOf(templatesAdded);
    templatesChanged = List.copyOf(templatesChanged);
    templatesRemoved = List.copyOf(templatesRemoved);
    pairsAdded = List.copyOf(pairsAdded);
    pairsChanged = List.copyOf(pairsChanged);
    pairsMoved = List.copyOf(pairsMoved);
    pairsRemoved = List.copyOf(pairsRemoved);
    warnings = List.copyOf(warnings);
  }

  /** Whether nothing had to be written. */
  public boolean isEmpty() {
    return templatesAdded.isEmpty()
        && templatesChanged.isEmpty()
        && templatesRemoved.isEmpty()
        && pairsAdded.isEmpty()
        && pairsChanged.isEmpty()
        && pairsMoved.isEmpty()
        && pairsRemoved.isEmpty();
  }

  /** The same for people to read, in one line; warnings are not in it. */
  public String text() {
    return "templates: %d added, %d changed, %d removed; pairs: %d added, %d changed, %d moved, %d removed; %d unchanged"
        .formatted(
            templatesAdded.size(),
            templatesChanged.size(),
            templatesRemoved.size(),
            pairsAdded.size(),
            pairsChanged.size(),
            pairsMoved.size(),
            pairsRemoved.size(),
            unchanged);
  }
}
