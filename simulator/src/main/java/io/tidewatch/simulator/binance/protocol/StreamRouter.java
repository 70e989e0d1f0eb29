package io.tidewatch.simulator.binance.protocol;

import java.util.Optional;

/** Says what stands at a path of the venue. */
@FunctionalInterface
public interface StreamRouter {
  /**
   * @param resource path and query of the handshake
   * @return empty when the venue has no such path
   */
  Optional<StreamRoute> route(String resource);
}
