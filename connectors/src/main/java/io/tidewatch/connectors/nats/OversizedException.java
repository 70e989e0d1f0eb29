package io.tidewatch.connectors.nats;

/** No attempt will ever bring this message to the server. */
final class OversizedException extends RuntimeException {
  OversizedException(String message) {
    super(message);
  }
}
