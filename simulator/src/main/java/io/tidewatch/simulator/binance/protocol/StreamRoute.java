package io.tidewatch.simulator.binance.protocol;

import static java.util.Objects.requireNonNull;

import java.util.function.Predicate;

/**
 * What a handshake leads to.
 *
 * @param carried streams that bring data here; every other one is acknowledged, and silent for ever
 */
public record StreamRoute(StreamPath path, Predicate<String> carried) {
  public StreamRoute {
    requireNonNull(path, "path");
    requireNonNull(carried, "carried");
  }
}
