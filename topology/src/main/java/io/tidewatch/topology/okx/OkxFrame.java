package io.tidewatch.topology.okx;

import io.tidewatch.topology.parse.TimedEvent;
import java.util.Optional;

/** A frame of a public channel of OKX that concerns one instrument. */
public sealed interface OkxFrame extends TimedEvent permits BookFrame, TradesFrame {
  /** As the frame names it; empty for REST answers, which do not. */
  Optional<String> instId();
}
