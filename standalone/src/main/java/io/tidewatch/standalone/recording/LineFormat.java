package io.tidewatch.standalone.recording;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.recording.RecordedLine.Copied;
import io.tidewatch.standalone.recording.RecordedLine.Frame;
import io.tidewatch.standalone.recording.RecordedLine.Reason;
import io.tidewatch.standalone.recording.RecordedLine.Row;
import io.tidewatch.standalone.recording.RecordedLine.Skipped;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;

/**
 * Reads the lines of both kinds of recordings: {@link RecordedRecord} as JSON, written by {@code
 * tidewatch record}; and {@code <receive time in nanoseconds> <frame>}, as common recorders of
 * market data write.
 */
final class LineFormat {
  private static final String STREAM = "{\"stream\":\"";
  private static final String TRADES = "@trade";

  /** What is written to its topic as it is. */
  private static final List<Topic<?, ?>> COPIED =
      List.of(
          Topics.OKX_FRAMES,
          Topics.OKX_INSTRUMENTS,
          Topics.BINANCE_SPOT_PRICES,
          Topics.FUTURES_KLINES,
          Topics.FUTURES_TICKERS,
          Topics.FUTURES_OPEN_INTEREST,
          Topics.DBOTX_PAIRS,
          Topics.HYPERLIQUID_FRAMES,
          Topics.TEMPLATES,
          Topics.PAIRS,
          Topics.RULES);

  private LineFormat() {}

  static RecordedLine read(String line) {
    if (line.isBlank()) {
      return new Skipped(Reason.BLANK);
    }
    return Character.isDigit(line.charAt(0)) ? timedFrame(line) : record(line);
  }

  private static RecordedLine timedFrame(String line) {
    int space = line.indexOf(' ');
    if (space < 0) {
      return new Skipped(Reason.UNREADABLE);
    }
    try {
      long receivedNs = Long.parseLong(line.substring(0, space));
      String frame = line.substring(space + 1);
      String stream = stream(frame);
      return stream.endsWith(TRADES)
          ? new Frame(receivedNs / 1_000, stream, frame)
          : new Skipped(Reason.OTHER_CHANNEL);
    } catch (NumberFormatException e) {
      return new Skipped(Reason.UNREADABLE);
    }
  }

  /** The stream that a combined frame names; empty if it names none. */
  private static String stream(String frame) {
    int end = frame.startsWith(STREAM) ? frame.indexOf('"', STREAM.length()) : -1;
    return end < 0 ? "" : frame.substring(STREAM.length(), end);
  }

  private static RecordedLine record(String line) {
    RecordedRecord record;
    try {
      record = Json.MAPPER.readValue(line, RecordedRecord.class);
    } catch (JacksonException | NumberFormatException e) {
      return new Skipped(Reason.UNREADABLE);
    }
    if (record == null) {
      return new Skipped(Reason.UNREADABLE);
    }
    try {
      return record.topic().equals(Topics.BINANCE_SPOT_TRADES.name())
          ? trade(record)
          : copied(record);
    } catch (IllegalArgumentException e) {
      return new Skipped(Reason.UNREADABLE);
    }
  }

  private static RecordedLine copied(RecordedRecord record) {
    return COPIED.stream()
        .filter(topic -> topic.name().equals(record.topic()))
        .<RecordedLine>map(topic ->
            new Copied(topic, record.timestamp(), record.key(), record.bytes(), record.headers()))
        .findFirst()
        .orElseGet(() -> new Skipped(Reason.OTHER_CHANNEL));
  }

  private static RecordedLine trade(RecordedRecord record) {
    long receivedUs = Long.parseLong(record.headers().get(RawHeaders.RECEIVED_US));
    String source = record.headers().getOrDefault(RawHeaders.SOURCE, Source.LIVE.wireName());
    return switch (Source.fromWireName(source)) {
      case BACKFILL -> new Row(receivedUs, record.key(), record.text());
      case LIVE, REPLAY ->
          new Frame(receivedUs, record.key().toLowerCase(Locale.ROOT) + TRADES, record.text());
    };
  }
}
