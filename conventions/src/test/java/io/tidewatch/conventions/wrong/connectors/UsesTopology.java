package io.tidewatch.conventions.wrong.connectors;

import io.tidewatch.conventions.wrong.topology.Detector;

/** Interprets frames. */
public final class UsesTopology {
  Detector detector;
}
