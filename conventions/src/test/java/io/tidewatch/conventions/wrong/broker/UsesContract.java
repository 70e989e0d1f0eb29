package io.tidewatch.conventions.wrong.broker;

import io.tidewatch.conventions.wrong.contract.Event;

/** Knows what it carries. */
public final class UsesContract {
  Event event;
}
