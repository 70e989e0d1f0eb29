package io.tidewatch.topology.parse;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.RawHeaders;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads raw records. Whatever the bytes are, it answers with a {@link Parsed} and never throws, so
 * that a poison frame stops nothing. It only reads: {@link #serializer()} is not supported.
 */
public final class ParsedSerde<T extends TimedEvent> implements Serde<Parsed<T>> {
  /** Event times further than this after the receive time would drag stream time along. */
  public static final long MAX_AHEAD_MS = 60_000;

  private final FrameParser<T> parser;
  private final int maxBytes;

  public ParsedSerde(FrameParser<T> parser, int maxBytes) {
    this.parser = requireNonNull(parser, "parser");
    this.maxBytes = maxBytes;
  }

  @Override
  public Serializer<Parsed<T>> serializer() {
    throw new UnsupportedOperationException("raw records are only read");
  }

  @Override
  public Deserializer<Parsed<T>> deserializer() {
    return new Deserializer<>() {
      @Override
      public Parsed<T> deserialize(String topic, byte[] data) {
        return read(new RecordHeaders(), data);
      }

      @Override
      public Parsed<T> deserialize(String topic, Headers headers, byte[] data) {
        return read(headers, data);
      }
    };
  }

  private Parsed<T> read(Headers headers, byte[] data) {
    if (data == null || data.length == 0) {
      return new Parsed.Rejected<>(RejectReason.EMPTY, "expected a frame, was empty", data);
    }
    if (data.length > maxBytes) {
      return new Parsed.Rejected<>(
          RejectReason.TOO_LARGE,
          "expected at most " + maxBytes + " bytes, was " + data.length,
          data);
    }
    OptionalLong receivedUs = RawHeaders.number(headers, RawHeaders.RECEIVED_US);
    if (receivedUs.isEmpty()) {
      return new Parsed.Rejected<>(
          RejectReason.MISSING_HEADER,
          "expected a header " + RawHeaders.RECEIVED_US + " in microseconds, was none",
          data);
    }
    Parsed<T> parsed = parser.parse(headers, data);
    return parsed instanceof Parsed.Ok<T>(T event, byte[] raw)
        ? notFromTheFuture(event, parsed, receivedUs.getAsLong() / 1_000, raw)
        : parsed;
  }

  private Parsed<T> notFromTheFuture(T event, Parsed<T> parsed, long receivedMs, byte[] data) {
    long ahead = event.timeMs() - receivedMs;
    return ahead <= MAX_AHEAD_MS
        ? parsed
        : new Parsed.Rejected<>(
            RejectReason.FUTURE_TIME,
            "expected an event time at most "
                + MAX_AHEAD_MS
                + " ms after the receive time, was "
                + ahead
                + " ms after it",
            data);
  }
}
