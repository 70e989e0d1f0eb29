package io.tidewatch.topology.whale;

import io.tidewatch.contract.whale.WhalePosition.Cause;
import io.tidewatch.topology.whale.position.Applied;
import io.tidewatch.topology.whale.position.Holding;
import java.math.BigDecimal;
import java.util.Optional;

/** Is told what becomes of positions. */
interface PositionListener {
  /** A fill found its place. */
  void applied(String address, Applied applied);

  /** A position was set to what the venue says, or to what history makes it. */
  void set(String address, Holding holding, Cause cause, Optional<BigDecimal> correction, long at);

  /** Fills of a span are missing. */
  void missing(String address, long from, long to, int attempt, String reason);
}
