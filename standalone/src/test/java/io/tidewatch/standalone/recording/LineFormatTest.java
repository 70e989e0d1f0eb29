package io.tidewatch.standalone.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.recording.RecordedLine.Copied;
import io.tidewatch.standalone.recording.RecordedLine.Frame;
import io.tidewatch.standalone.recording.RecordedLine.Reason;
import io.tidewatch.standalone.recording.RecordedLine.Row;
import io.tidewatch.standalone.recording.RecordedLine.Skipped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFormatTest {
  private static final String FRAME = "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\"";

  @Test
  void shouldReadATimedFrameWhateverItsData() {
    assertThat(LineFormat.read("1723161253937085768 " + FRAME))
        .isEqualTo(new Frame(1_723_161_253_937_085L, "btcusdt@trade", FRAME));
  }

  @Test
  void shouldSkipOtherChannels() {
    assertThat(LineFormat.read("17231 {\"stream\":\"btcusdt@bookTicker\",\"data\":{}}"))
        .isEqualTo(new Skipped(Reason.OTHER_CHANNEL));
    assertThat(LineFormat.read("17231 {\"lastUpdateId\":5}"))
        .isEqualTo(new Skipped(Reason.OTHER_CHANNEL));
  }

  @Test
  void shouldSkipWhatItCannotRead() {
    assertThat(LineFormat.read("wss://host/stream")).isEqualTo(new Skipped(Reason.UNREADABLE));
    assertThat(LineFormat.read("99999999999999999999 {}"))
        .isEqualTo(new Skipped(Reason.UNREADABLE));
    assertThat(LineFormat.read("5")).isEqualTo(new Skipped(Reason.UNREADABLE));
    assertThat(LineFormat.read("{\"topic\":1e99999999999}"))
        .isEqualTo(new Skipped(Reason.UNREADABLE));
    assertThat(LineFormat.read(" ")).isEqualTo(new Skipped(Reason.BLANK));
  }

  @Test
  void shouldReadBackWhatTheWriterWrites(@TempDir Path directory) {
    Path file = directory.resolve("recording.jsonl.gz");
    try (RecordingWriter writer = RecordingWriter.create(file)) {
      writer.write(record("BTCUSDT", FRAME.getBytes(StandardCharsets.UTF_8), Source.LIVE));
      writer.write(
          record("BTCUSDT", "{\"a\":1}".getBytes(StandardCharsets.UTF_8), Source.BACKFILL));
    }

    try (RecordingReader reader = RecordingReader.open(file)) {
      assertThat(reader.next()).hasValue(new Frame(7_000_001, "btcusdt@trade", FRAME));
      assertThat(reader.next()).hasValue(new Row(7_000_001, "BTCUSDT", "{\"a\":1}"));
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void shouldReadBackWhatIsWrittenToItsTopicAsItIs(@TempDir Path directory) {
    Path file = directory.resolve("books.jsonl");
    byte[] noText = {(byte) 0xff, 0, 1};
    try (RecordingWriter writer = RecordingWriter.create(file)) {
      writer.write(record(Topics.OKX_FRAMES, "BTC-USDT", "{}".getBytes(StandardCharsets.UTF_8)));
      writer.write(record(Topics.OKX_FRAMES, "ETH-USDT", noText));
      writer.write(record(Topics.DECISIONS, "a/b", noText));
    }

    try (RecordingReader reader = RecordingReader.open(file)) {
      Copied book = (Copied) reader.next().orElseThrow();
      assertThat(book.topic()).isEqualTo(Topics.OKX_FRAMES);
      assertThat(book.key()).isEqualTo("BTC-USDT");
      assertThat(book.timestamp()).isEqualTo(7_000);
      assertThat(book.value()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
      assertThat(book.headers()).containsEntry(RawHeaders.RECEIVED_US, "7000001");
      assertThat(((Copied) reader.next().orElseThrow()).value()).isEqualTo(noText);
      assertThat(reader.next()).hasValue(new Skipped(Reason.OTHER_CHANNEL));
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void shouldNotOverwriteARecording(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("precious"), "data");

    Assertions.assertThatThrownBy(() -> RecordingWriter.create(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("does not exist yet");
    assertThat(file).hasContent("data");
  }

  @Test
  void shouldSayWhereACompressedRecordingBreaksOff(@TempDir Path directory) throws Exception {
    Path whole = directory.resolve("whole.gz");
    try (RecordingWriter writer = RecordingWriter.create(whole)) {
      for (int i = 0; i < 10_000; i++) {
        writer.write(record("K" + i, FRAME.getBytes(StandardCharsets.UTF_8), Source.LIVE));
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path broken =
        Files.write(directory.resolve("broken.gz"), Arrays.copyOf(bytes, bytes.length / 2));

    try (RecordingReader reader = RecordingReader.open(broken)) {
      Assertions.assertThatThrownBy(
              () -> {
                Optional<RecordedLine> line = reader.next();
                while (line.isPresent()) {
                  line = reader.next();
                }
              })
          .isInstanceOf(RecordingException.class)
          .hasMessageContaining("beyond line");
    }
  }

  private static ConsumerRecord<byte[], byte[]> record(String key, byte[] value, Source source) {
    return record(Topics.BINANCE_SPOT_TRADES, key, value, source);
  }

  private static ConsumerRecord<byte[], byte[]> record(
      Topic<?, ?> topic, String key, byte[] value) {
    return record(topic, key, value, Source.LIVE);
  }

  private static ConsumerRecord<byte[], byte[]> record(
      Topic<?, ?> topic, String key, byte[] value, Source source) {
    RawHeaders headers = new RawHeaders("binance-spot", "trades", "c", 1, 2, 7_000_001, source);
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(
        topic.name(),
        0,
        5,
        7_000,
        TimestampType.CREATE_TIME,
        keyBytes.length,
        value.length,
        keyBytes,
        value,
        headers.toHeaders(),
        Optional.empty());
  }
}
