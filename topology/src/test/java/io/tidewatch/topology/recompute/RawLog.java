package io.tidewatch.topology.recompute;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** A detector in the test driver, and a topic of raw records that can be read again. */
public final class RawLog implements AutoCloseable {
  private static final long START_OF_CLOCK = 1_700_000_000_000L;

  private final TopologyTestDriver driver;
  private final Topic<String, byte[]> topic;
  private final TestInputTopic<String, byte[]> frames;
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

  public RawLog(Detector detector, Topic<String, byte[]> topic) {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, detector.applicationId());
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "driver:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    this.driver =
        new TopologyTestDriver(
            detector.build(streams), streams, Instant.ofEpochMilli(START_OF_CLOCK));
    this.topic = topic;
    this.frames = input(topic);
  }

  private <V> TestInputTopic<String, V> input(Topic<String, V> of) {
    return driver.createInputTopic(of.name(), of.key().serializer(), of.value().serializer());
  }

  /** Writes a raw record, for the detector and for later. */
  public void write(String key, byte[] frame, RawHeaders rawHeaders, long receivedMs) {
    Headers headers = rawHeaders.toHeaders();
    records.add(written(topic.name(), records.size(), key, frame, headers, receivedMs));
    frames.pipeInput(new TestRecord<>(key, frame, rawHeaders.toHeaders(), receivedMs));
  }

  /** A record as a consumer gets it. */
  public static ConsumerRecord<String, byte[]> written(
      String topic, long offset, String key, byte[] frame, Headers headers, long receivedMs) {
    return new ConsumerRecord<>(
        topic,
        0,
        offset,
        receivedMs,
        TimestampType.CREATE_TIME,
        ConsumerRecord.NULL_SIZE,
        frame.length,
        key,
        frame,
        headers,
        Optional.empty());
  }

  /** Writes to another topic. */
  public <V> void table(Topic<String, V> of, String key, V value, long timeMs) {
    input(of).pipeInput(key, value, timeMs);
  }

  /** Alerts since the last call. */
  public List<Alert> alerts() {
    return driver
        .createOutputTopic(
            Topics.ALERTS.name(),
            Topics.ALERTS.key().deserializer(),
            Topics.ALERTS.value().deserializer())
        .readValuesToList();
  }

  /** Computes an alert again from the records that it names. */
  public Recomputed again(Alert alert, Recomputations recomputations) {
    return again(records, alert, recomputations);
  }

  /** The same from a log whose first record has offset 0. */
  public static Recomputed again(
      List<ConsumerRecord<String, byte[]>> records, Alert alert, Recomputations recomputations) {
    return switch (recomputations.begin(alert)) {
      case Attempt.Impossible(String why) -> new Recomputed.NotPossible(why);
      case Attempt.Possible(Recomputation recomputation, List<Since> before) -> {
        for (OffsetRange range : alert.evidence().records()) {
          records.stream()
              .skip(range.first())
              .limit(range.last() - range.first() + 1)
              .forEach(recomputation::take);
        }
        yield recomputation.result();
      }
    };
  }

  @Override
  public void close() {
    driver.close();
  }
}
