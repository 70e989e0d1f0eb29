package io.tidewatch.benchmarks.query;

import io.tidewatch.benchmarks.history.MadeAlerts;
import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.door.HttpLimits;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HttpServer;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.http.StreamResource;
import io.tidewatch.query.stream.CatchUp;
import io.tidewatch.query.stream.EventHub;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Many readers of the stream of events; each must get every alert, once and in order. */
final class StreamReaders {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double TARGET_MS = 100;

  /** An alert every 50 ms. */
  private static final long BETWEEN_NANOS = 50_000_000;

  private final int readers;
  private final Rounds<LatencyRun> rounds;

  private StreamReaders(int readers, Rounds<LatencyRun> rounds) {
    this.readers = readers;
    this.rounds = rounds;
  }

  static StreamReaders measure(HouseTopics topics, InstantSource clock, Amounts amounts)
      throws Exception {
    KafkaAccess kafka = KafkaAccess.open(topics.servers());
    HttpLimits usual = HttpLimits.DEFAULT;
    HttpLimits limits =
        new HttpLimits(
            amounts.readers() + 16,
            0,
            usual.headerBytes(),
            usual.headers(),
            usual.bodyBytes(),
            usual.receiveTime(),
            usual.requestTime(),
            usual.idleTime());
    try (EventHub hub = EventHub.start(kafka, amounts.readers());
        HttpServer server =
            HttpServer.start(
                HttpSettings.loopback(0, Optional.empty()).with(limits),
                new Gate(Optional.empty(), "no token is needed"),
                List.of(new StreamResource(hub, new CatchUp(kafka))));
        KafkaProducer<String, Alert> producer =
            new KafkaProducer<>(
                kafka.client(Map.of("linger.ms", 0, "acks", "all")),
                new StringSerializer(),
                Topics.ALERTS.value().serializer());
        ReaderGroup group =
            ReaderGroup.open(
                URI.create("http://127.0.0.1:" + server.port() + "/api/stream?types=alerts"),
                amounts.readers())) {
      Waiting.until(
          amounts.readers() + " readers", PATIENCE, () -> group.admitted() == amounts.readers());
      MadeAlerts alerts = new MadeAlerts(1_000_000, clock.millis());
      Told told = new Told(producer, group, alerts);
      return new StreamReaders(
          amounts.readers(),
          Rounds.run(
              Map.of("stream", () -> told.round(amounts.events())),
              amounts.warmUp(),
              amounts.rounds()));
    }
  }

  private static final class Told {
    private final KafkaProducer<String, Alert> producer;
    private final ReaderGroup group;
    private final MadeAlerts alerts;
    private int next;

    private Told(KafkaProducer<String, Alert> producer, ReaderGroup group, MadeAlerts alerts) {
      this.producer = producer;
      this.group = group;
      this.alerts = alerts;
    }

    private LatencyRun round(int events) {
      List<String> ids = new ArrayList<>();
      List<Long> sent = new ArrayList<>();
      group.clear();
      long due = System.nanoTime();
      for (int i = 0; i < events; i++) {
        due += BETWEEN_NANOS;
        while (due - System.nanoTime() > 0) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        Alert alert = alerts.alert(next++);
        ids.add(alert.id());
        sent.add(System.nanoTime());
        // Of one partition, so that there is one order.
        producer.send(new ProducerRecord<>(Topics.ALERTS.name(), 0, alert.key(), alert));
      }
      producer.flush();
      Waiting.until(events + " alerts at each reader", PATIENCE, () -> group.least() >= events);
      Histogram latencies = LatencyRun.histogram();
      for (ReaderGroup.Received received : group.received()) {
        Different.check("what a reader was told", ids, received.ids());
        for (int i = 0; i < events; i++) {
          latencies.recordValue(received.nanos().get(i) - sent.get(i));
        }
      }
      return new LatencyRun(latencies);
    }
  }

  /** The id of the alert in a line of data. */
  static String id(String line) {
    int start = line.indexOf("\"id\":\"") + 6;
    return line.substring(start, line.indexOf('"', start));
  }

  List<Goal> goals() {
    Spread p99 = rounds.spread("stream", LatencyRun::p99);
    return List.of(
        Goal.atMost(
            TARGET_MS,
            " ms",
            "an alert on its topic to each of " + readers + " readers of events, p99",
            p99.median(),
            p99.text(1) + " ms"));
  }

  Table table() {
    List<List<String>> rows = new ArrayList<>();
    int round = 0;
    for (LatencyRun run : rounds.of("stream")) {
      rows.add(
          List.of(
              Integer.toString(++round),
              Long.toString(run.samples()),
              String.format(Locale.ROOT, "%.1f", run.p50()),
              String.format(Locale.ROOT, "%.1f", run.p99()),
              String.format(Locale.ROOT, "%.1f", run.millis(100))));
    }
    return new Table(
        "Stream, every round.", List.of("round", "told", "p50 ms", "p99 ms", "most ms"), rows);
  }
}
