package io.tidewatch.topology.whale.position;

import static java.util.Objects.requireNonNull;

/** A fill that has found its place, with what it did. */
public record Applied(WhaleFill fill, Parts parts) {
  public Applied {
    requireNonNull(fill, "fill");
    requireNonNull(parts, "parts");
  }
}
