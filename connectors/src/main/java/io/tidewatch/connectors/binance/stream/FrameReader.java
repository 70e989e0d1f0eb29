package io.tidewatch.connectors.binance.stream;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.RawHeaders;
import java.util.Optional;
import java.util.function.Supplier;

/** Knows the frames of a channel and sends data on its way. Called by several socket threads. */
@FunctionalInterface
public interface FrameReader {
  /**
   * Takes a frame; data is passed on before this returns.
   *
   * @param headers stamps the frame as the next one of its connection; for data only, and once
   */
  Frame read(byte[] bytes, Supplier<RawHeaders> headers);

  /** What a frame was. */
  sealed interface Frame {
    /**
     * Data.
     *
     * @param alive the subscription that the frame shows to be alive
     */
    record Data(Optional<StreamSubscription> alive) implements Frame {
      public Data {
        requireNonNull(alive, "alive");
      }
    }

    /** Answers a request of ours. */
    record Answer() implements Frame {}

    /** The venue goes down and asks to connect anew. */
    record Shutdown() implements Frame {}
  }
}
