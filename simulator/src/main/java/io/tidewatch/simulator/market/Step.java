package io.tidewatch.simulator.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.SimTrade;

/** One thing that happens in a scripted market. */
public sealed interface Step {
  /** When it happens, in milliseconds of event time after the start of the script. */
  long offsetMs();

  /** A trade; during an outage only the venue itself knows of it. */
  record Trade(long offsetMs, SimTrade trade) implements Step {
    public Trade {
      requireNonNull(trade, "trade");
    }
  }

  /**
   * The venue's sockets go away, or come back.
   *
   * @param begin true when they go away
   */
  record Outage(long offsetMs, boolean begin) implements Step {}

  /**
   * By now a client has to have fetched over REST what the last outage cost it. It stands a little
   * after the end of the outage, so that every symbol has shown by a live trade that ids are
   * missing.
   */
  record BackFillDue(long offsetMs) implements Step {}
}
