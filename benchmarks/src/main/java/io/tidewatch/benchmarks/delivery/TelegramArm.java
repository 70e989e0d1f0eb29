package io.tidewatch.benchmarks.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.connectors.delivery.ChannelSettings;
import io.tidewatch.connectors.delivery.DeliverySettings;
import io.tidewatch.connectors.delivery.DeliverySettings.Limits;
import io.tidewatch.connectors.delivery.DeliverySettings.Origin;
import io.tidewatch.connectors.delivery.DeliverySettings.Route;
import io.tidewatch.connectors.delivery.DeliverySink;
import io.tidewatch.connectors.delivery.queue.Limit;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.simulator.chat.TelegramLimits;
import io.tidewatch.simulator.chat.TelegramMessage;
import io.tidewatch.simulator.chat.TelegramServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells of alerts at an even pace, and looks when the chat API had them. */
final class TelegramArm {
  static final int PER_SECOND = 5;

  private static final String TOKEN = "1:benchmark";
  private static final long CHAT = 7;
  private static final int FASTER = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String servers;
  private final InstantSource clock;
  private final int alerts;
  private final Beginning beginning;

  /** Never one asset twice: what follows an alert about it waits for others that follow. */
  private int next;

  TelegramArm(String servers, InstantSource clock, int alerts, Beginning beginning) {
    this.servers = requireNonNull(servers, "servers");
    this.clock = requireNonNull(clock, "clock");
    this.alerts = alerts;
    this.beginning = requireNonNull(beginning, "beginning");
  }

  LatencyRun run() throws Exception {
    int before = next++;
    int from = next;
    next += alerts;
    try (TelegramServer telegram =
            TelegramServer.started(TOKEN, TelegramLimits.REAL.faster(FASTER), CHAT);
        DeliverySink sink =
            DeliverySink.start(
                KafkaAccess.open(servers),
                settings(telegram.uri()),
                System.out,
                clock,
                new SplittableRandom(1));
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", servers),
                new StringSerializer(),
                new ByteArraySerializer())) {
      producer.send(beginning.record(new ToldAlert(before, clock.millis())));
      Waiting.until("a first message", PATIENCE, () -> telegram.messages().size() == 1);
      Instant[] told = new Instant[alerts];
      long first = System.nanoTime();
      for (int i = 0; i < alerts; i++) {
        await(first + i * (1_000_000_000L / PER_SECOND));
        ProducerRecord<String, byte[]> record =
            beginning.record(new ToldAlert(from + i, clock.millis()));
        told[i] = clock.instant();
        producer.send(record);
      }
      Waiting.until("all messages", PATIENCE, () -> telegram.messages().size() >= alerts + 1);
      Different.check("messages that came too early", List.of(), telegram.violations());
      Different.check("digests", 0L, sink.status().digests());
      return new LatencyRun(latencies(told, from, telegram.messages()));
    }
  }

  private static Histogram latencies(Instant[] told, int from, List<TelegramMessage> messages) {
    Histogram latencies = LatencyRun.histogram();
    for (int i = 0; i < told.length; i++) {
      // The first one is the one before all others.
      TelegramMessage message = messages.get(i + 1);
      Different.check("alert " + i, true, message.shown().contains(ToldAlert.base(from + i) + "/"));
      latencies.recordValue(Math.max(0, ChronoUnit.NANOS.between(told[i], message.at())));
    }
    return latencies;
  }

  private static void await(long due) {
    while (due - System.nanoTime() > 0) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  private static DeliverySettings settings(URI api) {
    return DeliverySettings.of(
            new ChannelSettings.Telegram(
                api, TOKEN, List.of(ChannelSettings.Chat.of("chat", CHAT))),
            List.of(Route.ofAll(Origin.MARKET, "chat")))
        .limitedBy(
            new Limits(
                List.of(), List.of(new Limit(1, Duration.ofMillis(1_000 / FASTER))), List.of()));
  }
}
