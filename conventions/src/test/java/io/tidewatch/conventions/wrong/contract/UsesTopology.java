package io.tidewatch.conventions.wrong.contract;

import io.tidewatch.conventions.wrong.topology.Detector;

/** Looks up instead of down. */
public final class UsesTopology {
  Detector detector;
}
