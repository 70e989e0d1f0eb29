package io.tidewatch.conventions.wrong.topology;

import io.tidewatch.conventions.wrong.contract.Event;

/** Keeps every rule. */
public final class Detector {
  long last(Event event) {
    return event.time;
  }
}
