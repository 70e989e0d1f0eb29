package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.stream.FrameReader;
import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends bars of watched symbols to the topic, whole as they came. Frames of other markets and of
 * symbols that nobody watches are left out and counted; a frame that cannot be read goes to the
 * topic, where the detector refuses it. Thread-safe.
 */
final class KlineReader implements FrameReader {
  private final Map<String, KlineLine> lines;
  private final FuturesParts futures;
  private final FeedParts parts;

  /**
   * @param lines by symbol; may change while this reads
   */
  KlineReader(Map<String, KlineLine> lines, FuturesParts futures) {
    this.lines = requireNonNull(lines, "lines");
    this.futures = requireNonNull(futures, "futures");
    this.parts = futures.common();
  }

  @Override
  public Frame read(byte[] bytes, Supplier<RawHeaders> headers) {
    KlineFrame frame = KlineScan.scan(bytes);
    if (frame.isShutdown()) {
      return new Frame.Shutdown();
    }
    if (frame.answer()) {
      return new Frame.Answer();
    }
    parts.counters().came(bytes);
    if (!frame.isBar()) {
      parts.counters().unreadableFrames.increment();
      publish(frame.key().orElse(FuturesChannel.UNKNOWN), frame, bytes, headers);
      return new Frame.Data(Optional.empty());
    }
    return new Frame.Data(bar(frame, bytes, headers).map(KlineLine::stream));
  }

  private Optional<KlineLine> bar(KlineFrame frame, byte[] bytes, Supplier<RawHeaders> headers) {
    KlineLine line = lines.get(frame.symbol().orElseThrow());
    if (line == null || frame.isOfAnotherMarket()) {
      futures.counters().unwantedFrames.increment();
      return Optional.empty();
    }
    publish(line.symbol(), frame, bytes, headers);
    line.saw(frame.openTime().orElseThrow(), frame.closed(), futures.venueTime().millis());
    return Optional.of(line);
  }

  private void publish(String key, KlineFrame frame, byte[] bytes, Supplier<RawHeaders> headers) {
    RawHeaders stamped = headers.get();
    frame.saidMs().ifPresent(said -> parts.counters().timed(said, stamped.receivedUs()));
    parts.publisher().publish(Topics.FUTURES_KLINES, key, bytes, stamped);
  }
}
