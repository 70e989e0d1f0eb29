package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A simulated market, which has a time of its own.
 *
 * @param clock where it is told; empty for live venues
 */
public record Simulation(Optional<URI> clock) {
  public Simulation {
    requireNonNull(clock, "clock");
    clock.ifPresent(url -> Require.url("clock", url, Set.of("http"), "http://127.0.0.1:9000"));
  }
}
