package io.tidewatch.benchmarks.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.door.HttpLimits;
import io.tidewatch.query.history.AlertReads;
import io.tidewatch.query.http.AlertsResource;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HttpServer;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.rule.RuleCatalogue;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.largetrades.LargeTradesRule;
import io.tidewatch.topology.largetrades.LargeTradesRuleDefinition;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.rule.RuleDefinition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A history full of alerts, and a server that answers from it. */
final class AlertArchive implements AutoCloseable {
  private static final int PRODUCER_BYTES = 1 << 18;

  private final HouseTopics topics;
  private final DetectorRunner detector;
  private final HttpServer server;
  private final HttpClient client;
  private final MadeAlerts alerts;
  private double filledSeconds;

  private AlertArchive(HouseTopics topics, DetectorRunner detector, MadeAlerts alerts) {
    this.topics = requireNonNull(topics, "topics");
    this.detector = requireNonNull(detector, "detector");
    this.alerts = requireNonNull(alerts, "alerts");
    List<RuleDefinition> rules = new ArrayList<>(OrderBooksSettings.DEFAULT.rules());
    rules.add(new LargeTradesRuleDefinition(LargeTradesRule.DEFAULT));
    this.server =
        HttpServer.start(
            HttpSettings.loopback(0, Optional.empty())
                .with(HttpLimits.DEFAULT.withRequestsPerSecond(0)),
            new Gate(Optional.empty(), "no token is needed"),
            List.of(
                new AlertsResource(
                    new AlertReads(
                        StoreReader.alone(detector.detector().name(), detector.stores())),
                    new RuleCatalogue(rules))));
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** Fills it and waits until everything is in. */
  static AlertArchive start(Path directory, MadeAlerts alerts) throws Exception {
    HouseTopics topics = HouseTopics.start(directory.resolve("broker"));
    AlertHistoryTopology topology = new AlertHistoryTopology();
    DetectorRunner detector =
        new DetectorRunner(
            topology,
            StreamsSettings.single(
                KafkaAccess.open(topics.servers()), directory.resolve("states"), "benchmark"),
            (name, cause) -> {});
    AlertArchive archive = new AlertArchive(topics, detector, alerts);
    detector.start();
    long start = System.nanoTime();
    archive.fill();
    topics.awaitQuiet(topology.applicationId(), List.of(Topics.ALERTS));
    archive.filledSeconds = (System.nanoTime() - start) / 1e9;
    return archive;
  }

  private void fill() {
    try (KafkaProducer<String, Alert> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                topics.servers(),
                ProducerConfig.BATCH_SIZE_CONFIG,
                PRODUCER_BYTES,
                ProducerConfig.LINGER_MS_CONFIG,
                20),
            new StringSerializer(),
            Topics.ALERTS.value().serializer())) {
      for (int i = 0; i < alerts.count(); i++) {
        Alert alert = alerts.alert(i);
        producer.send(
            new ProducerRecord<>(
                Topics.ALERTS.name(), null, alert.eventTime(), alert.key(), alert));
      }
    }
  }

  /** How long the detector took for all of them, with sending. */
  double filledSeconds() {
    return filledSeconds;
  }

  MadeAlerts alerts() {
    return alerts;
  }

  /**
   * Asks for pages, one after the other.
   *
   * @param path of each request; each of its answers must have a page that is full
   */
  PageRun ask(int requests, int limit, Function<SplittableRandom, String> path)
      throws IOException, InterruptedException {
    SplittableRandom chance = new SplittableRandom(requests);
    Histogram latencies = LatencyRun.histogram();
    long bytes = 0;
    for (int i = 0; i < requests; i++) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + path.apply(chance));
      long start = System.nanoTime();
      HttpResponse<byte[]> answer =
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
      latencies.recordValue(System.nanoTime() - start);
      Different.check("alerts in the answer to " + uri, limit, alertsIn(answer));
      bytes += answer.body().length;
    }
    return new PageRun(new LatencyRun(latencies), bytes / requests);
  }

  private static int alertsIn(HttpResponse<byte[]> answer) {
    return answer.statusCode() == 200
        ? new String(answer.body(), UTF_8).split("\"evidence\":", -1).length - 1
        : -answer.statusCode();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    detector.close();
    topics.close();
  }
}
