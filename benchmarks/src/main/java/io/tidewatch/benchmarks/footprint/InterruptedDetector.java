package io.tidewatch.benchmarks.footprint;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyBenchmark;
import io.tidewatch.benchmarks.latency.Load;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.wire.Arrivals;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * {@code detect large-trades} in a process of its own, interrupted while trades come at a steady
 * rate.
 */
final class InterruptedDetector {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SECRET = "known-to-both-of-these-processes";

  private final Path directory;
  private final Image image;
  private final InstantSource clock;
  private final int secondsBefore;
  private final int secondsAfter;
  private int runs;

  InterruptedDetector(
      Path directory, Image image, InstantSource clock, int secondsBefore, int secondsAfter) {
    this.directory = requireNonNull(directory, "directory");
    this.image = requireNonNull(image, "image");
    this.clock = requireNonNull(clock, "clock");
    this.secondsBefore = secondsBefore;
    this.secondsAfter = secondsAfter;
  }

  int secondsBefore() {
    return secondsBefore;
  }

  int secondsAfter() {
    return secondsAfter;
  }

  /** Asked to end, and started again once it has. */
  Interruption restarted() throws Exception {
    return run(house -> {
      MeasuredProcess process = house.start("alone", Map.of());
      return () -> {
        process.end();
        long from = System.nanoTime();
        house.start("alone", Map.of());
        return from;
      };
    });
  }

  /** Killed, and started again at once. */
  Interruption killed() throws Exception {
    return run(house -> {
      MeasuredProcess process = house.start("alone", Map.of());
      return () -> {
        process.close();
        long from = System.nanoTime();
        house.start("alone", Map.of());
        return from;
      };
    });
  }

  /** Killed for good; another one has copies of its state. */
  Interruption killedBesideStandby() throws Exception {
    return run(house -> {
      Map<String, String> one = house.member("one");
      Map<String, String> other = house.member("other");
      MeasuredProcess process = house.start("one", one);
      house.start("other", other);
      return () -> {
        long from = System.nanoTime();
        process.close();
        return from;
      };
    });
  }

  /** What is done to a house. */
  private interface Plan {
    /** Starts processes; gives what interrupts them, and says when it did. */
    Blow prepare(House house) throws Exception;
  }

  private interface Blow {
    long strike() throws Exception;
  }

  private Interruption run(Plan plan) throws Exception {
    Path place = Files.createDirectories(directory.resolve("run-" + runs++));
    try (House house = new House(place)) {
      Blow blow = plan.prepare(house);
      house.awaitReady();
      try (Sender sender = new Sender(house.servers());
          Arrivals arrivals =
              new Arrivals(
                  house.servers(), Topics.ALERTS.name(), LatencyBenchmark::completingTrade)) {
        Load load = Load.make(runs, clock.millis(), secondsBefore + secondsAfter);
        long first = System.nanoTime() + Load.NANOS_BETWEEN;
        // A thread of its own: the common pool has but one where there are two cores, and says
        // there when a process has ended.
        FutureTask<Void> sending =
            new FutureTask<>(
                () -> sender.sendWhenDue(load.parcels(Topics.BINANCE_SPOT_TRADES), first), null);
        Thread.ofPlatform().daemon().name("sender").start(sending);
        TimeUnit.SECONDS.sleep(secondsBefore);
        long from = blow.strike();
        sending.get();
        sender.check();
        Waiting.until(
            load.alerting().size() + " alerts",
            PATIENCE,
            () -> arrivals.count() >= load.alerting().size());
        Different.check("what came twice", List.of(), arrivals.twice());
        Map<String, Long> came = arrivals.nanosByName();
        Different.check("what came", load.alerting().keySet(), came.keySet());
        return Interruption.of(from, first, load.alerting(), came);
      }
    }
  }

  /** A broker and the processes that work with it. */
  private final class House implements AutoCloseable {
    private final Path place;
    private final EmbeddedBroker broker;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Deque<MeasuredProcess> processes = new ArrayDeque<>();

    private House(Path place) {
      this.place = place;
      this.broker = EmbeddedBroker.start(place.resolve("kafka"));
    }

    private String servers() {
      return broker.bootstrapServers();
    }

    /** One of two that share the work. */
    private Map<String, String> member(String name) throws IOException {
      Path secret = Files.writeString(place.resolve("secret"), SECRET);
      try (ServerSocket socket = new ServerSocket(0)) {
        return Map.of(
            "cluster.instance-id",
            name,
            "cluster.advertised-address",
            "127.0.0.1:" + socket.getLocalPort(),
            "cluster.peer-secret-file",
            secret.toString());
      }
    }

    private MeasuredProcess start(String name, Map<String, String> settings) {
      List<String> arguments =
          new ArrayList<>(List.of("detect", "large-trades", "--bootstrap", servers()));
      set(arguments, "http.port", "0");
      set(arguments, "kafka.data-directory", place.resolve(name).toString());
      set(arguments, "large-trades.threshold", Load.SETTINGS.rule().thresholdUsd().toPlainString());
      set(arguments, "large-trades.cooldown", Load.SETTINGS.rule().cooldown().toSeconds() + "s");
      settings.forEach((key, value) -> set(arguments, key, value));
      MeasuredProcess process =
          MeasuredProcess.start(place, name + "-" + processes.size(), image.tidewatch(arguments));
      processes.push(process);
      return process;
    }

    private static void set(List<String> arguments, String key, String value) {
      arguments.addAll(List.of("--set", key + "=" + value));
    }

    private void awaitReady() {
      processes.forEach(process -> process.awaitReady(client));
    }

    @Override
    public void close() {
      while (!processes.isEmpty()) {
        processes.pop().close();
      }
      client.close();
      broker.close();
    }
  }
}
