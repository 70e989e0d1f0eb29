package io.tidewatch.connectors.whale;

/** The list of watched addresses could not be brought over; it stays as it was published last. */
public final class WatchListException extends RuntimeException {
  WatchListException(String message) {
    super(message);
  }
}
