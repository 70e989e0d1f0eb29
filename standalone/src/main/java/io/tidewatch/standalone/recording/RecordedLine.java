package io.tidewatch.standalone.recording;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import java.util.Map;

/** What one line of a recording holds. */
public sealed interface RecordedLine {
  /**
   * A frame from the venue's socket.
   *
   * @param receivedUs when it was received, microseconds since 1970
   * @param stream the stream it came on, for example {@code btcusdt@trade}
   * @param text the frame as it was
   */
  record Frame(long receivedUs, String stream, String text) implements RecordedLine {
    public Frame {
      requireNonNull(stream, "stream");
      requireNonNull(text, "text");
    }
  }

  /**
   * A row that was fetched over REST to fill a gap.
   *
   * @param symbol venue's name of the pair
   */
  record Row(long receivedUs, String symbol, String text) implements RecordedLine {
    public Row {
      requireNonNull(symbol, "symbol");
      requireNonNull(text, "text");
    }
  }

  /**
   * A record of a topic that detectors read as it is: no socket has to be played.
   *
   * @param topic where it belongs
   * @param timestamp of the record, epoch milliseconds
   * @param headers as recorded
   */
  record Copied(
      Topic<?, ?> topic, long timestamp, String key, byte[] value, Map<String, String> headers)
      implements RecordedLine {
    public Copied {
      requireNonNull(topic, "topic");
      requireNonNull(key, "key");
      requireNonNull(value, "value");
      headers = Map.copyOf(headers);
    }
  }

  /** Nothing to replay. */
  record Skipped(Reason reason) implements RecordedLine {
    public Skipped {
      requireNonNull(reason, "reason");
    }
  }

  /** Why a line is not replayed. */
  enum Reason {
    /** A frame or record of a channel that no detector reads. */
    OTHER_CHANNEL,
    /** Neither of the two formats. */
    UNREADABLE,
    /** An empty line. */
    BLANK
  }
}
