package io.tidewatch.connectors.binance.futures;

/** The pollers as configured would ask more of the venue than it allows. */
public final class PollPlanException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  PollPlanException(String message) {
    super(message);
  }
}
