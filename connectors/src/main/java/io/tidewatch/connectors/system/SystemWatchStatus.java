package io.tidewatch.connectors.system;

import io.tidewatch.contract.delivery.SystemAlert;
import java.util.List;

/**
 * What the watch of the system knows.
 *
 * @param healthy whether the probes are well, by a look of just now
 * @param standing trouble that people were told of and that is not over
 * @param raised alerts written since the start that say that trouble began
 * @param resolved alerts written since the start that say that it is over
 */
public record SystemWatchStatus(
    boolean healthy, List<SystemAlert> standing, long raised, long resolved) {
  public SystemWatchStatus {
    standing = List.copyOf(standing);
  }
}
