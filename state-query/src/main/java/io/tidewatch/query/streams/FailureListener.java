package io.tidewatch.query.streams;

/** Hears that a detector stopped for good; the process should end with an error. */
@FunctionalInterface
public interface FailureListener {
  /**
   * Hears it, at most once for each detector. Called on a thread of Kafka Streams, which must not
   * be held up: close nothing from here.
   *
   * @param detector name of the detector
   */
  void failed(String detector, Throwable cause);
}
