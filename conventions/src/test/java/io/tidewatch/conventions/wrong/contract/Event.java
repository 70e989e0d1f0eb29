package io.tidewatch.conventions.wrong.contract;

/** What other parts may use. */
public final class Event {
  public final long time = 1;
}
