package io.tidewatch.benchmarks.footprint;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.footprint.FootprintBenchmark.Phases;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.wire.Arrivals;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.node.TopicsJudged;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A process for each part, simulated venues for the feeds, a broker: all on this machine. */
final class MeasuredHouse implements AutoCloseable {
  static final String BARE_CONSUMER = "bare consumer of trades";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration SAMPLE_EVERY = Duration.ofSeconds(1);
  private static final List<List<String>> PARTS =
      List.of(
          List.of("detect", "large-trades"),
          List.of("detect", "order-books"),
          List.of("detect", "token-pool"),
          List.of("detect", "futures-anomalies"),
          List.of("detect", "whale-signals"),
          List.of("detect", "alert-gate", "alert-history"),
          List.of("sink", "console"));

  private final Path directory;
  private final Image image;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(2);
  private final List<MeasuredProcess> processes = new ArrayList<>();
  private final EmbeddedBroker broker;
  private final TradeLoad trades;
  private final PairLoad pairs;
  private final List<VenueLoad> loads;

  private MeasuredHouse(Path directory, Image image, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.image = requireNonNull(image, "image");
    open.push(hands::shutdownNow);
    open.push(client);
    this.broker = opened(EmbeddedBroker.start(directory.resolve("kafka")));
    this.trades = opened(new TradeLoad(clock));
    this.pairs = opened(new PairLoad());
    this.loads =
        List.of(
            trades,
            opened(new BookLoad(clock)),
            opened(new KlineLoad(clock)),
            pairs,
            opened(new AddressLoad(clock)));
  }

  /**
   * Starts everything, and returns when each process is ready and each feed watches what it should.
   */
  static MeasuredHouse start(Path directory, Image image, InstantSource clock) throws IOException {
    Files.createDirectories(directory);
    MeasuredHouse house = new MeasuredHouse(directory, image, clock);
    try {
      house.startProcesses();
      return house;
    } catch (IOException | RuntimeException e) {
      house.close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T opened(T opened) {
    open.push(opened);
    return opened;
  }

  private void startProcesses() throws IOException {
    Path settings = directory.resolve("parts.yaml");
    Files.writeString(settings, Json.MAPPER.writeValueAsString(Map.of("tidewatch", settings())));
    List<MeasuredProcess> parts = new ArrayList<>();
    for (List<String> part : PARTS) {
      parts.add(start(part, settings));
    }
    parts.forEach(part -> part.awaitReady(client));
    pairs.publish(broker.bootstrapServers());
    for (VenueLoad load : loads) {
      start(List.of("feed", load.venue()), settings);
    }
    processes.add(
        opened(
            MeasuredProcess.start(
                directory,
                BARE_CONSUMER,
                image.java(
                    BareConsumer.arguments(
                        broker.bootstrapServers(), Topics.BINANCE_SPOT_TRADES.name())))));
    for (VenueLoad load : loads) {
      Waiting.until(
          load.venue() + " to be watched",
          PATIENCE,
          () -> {
            processes.forEach(MeasuredProcess::requireAlive);
            return load.isWatched();
          });
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new TreeMap<>();
    loads.forEach(load -> settings.putAll(load.settings()));
    settings.put("kafka", Map.of("bootstrap-servers", broker.bootstrapServers()));
    return settings;
  }

  private MeasuredProcess start(List<String> command, Path settings) {
    String name = String.join(" ", command);
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(
        List.of(
            "--config",
            settings.toString(),
            "--set",
            "http.port=0",
            "--set",
            "kafka.data-directory=" + directory.resolve(String.join("-", command))));
    MeasuredProcess process =
        opened(MeasuredProcess.start(directory, name, image.tidewatch(arguments)));
    processes.add(process);
    return process;
  }

  /** What goes on at the venues. */
  String words() {
    return loads.stream().map(VenueLoad::words).collect(Collectors.joining("; "));
  }

  /**
   * Measures, and checks at the end that everything was judged.
   *
   * @throws Different if an alert was missing, or came twice, or for nothing
   */
  List<Measured> measure(Phases phases) throws InterruptedException {
    try (Arrivals alerts =
        new Arrivals(
            broker.bootstrapServers(),
            Topics.ALERTS.name(),
            record -> name(Topics.ALERTS.value().deserializer().deserialize("", record.value())))) {
      Map<String, Usage> idle = sample(phases.idle());
      List<ScheduledFuture<?>> playing = new ArrayList<>();
      for (VenueLoad load : loads) {
        playing.add(
            hands.scheduleAtFixedRate(load::step, 0, load.every().toNanos(), TimeUnit.NANOSECONDS));
      }
      requirePlaying(playing);
      sample(phases.warmUp());
      requirePlaying(playing);
      Map<String, Usage> loaded = sample(phases.load());
      requirePlaying(playing);
      for (ScheduledFuture<?> load : playing) {
        load.cancel(false);
      }
      check(alerts);
      return processes.stream()
          .map(MeasuredProcess::name)
          .map(name -> new Measured(name, idle.get(name), loaded.get(name)))
          .toList();
    }
  }

  private void requirePlaying(List<ScheduledFuture<?>> playing) {
    for (ScheduledFuture<?> load : playing) {
      if (load.state() == Future.State.FAILED) {
        throw new IllegalStateException("a venue broke", load.exceptionNow());
      }
    }
  }

  private Map<String, Usage> sample(Duration length) throws InterruptedException {
    Map<String, List<Taken>> samples = new HashMap<>();
    long end = System.nanoTime() + length.toNanos();
    do {
      processes.forEach(process ->
          samples.computeIfAbsent(process.name(), name -> new ArrayList<>()).add(process.taken()));
      TimeUnit.NANOSECONDS.sleep(SAMPLE_EVERY.toNanos());
    } while (System.nanoTime() < end);
    processes.forEach(process -> samples.get(process.name()).add(process.taken()));
    return samples.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Usage.of(entry.getValue())));
  }

  /** Large trades are alerts each time, everything else is as it comes. */
  private static String name(Alert alert) {
    return alert.rule() + "/" + alert.subject() + "/" + alert.id();
  }

  private void check(Arrivals alerts) throws InterruptedException {
    trades.largeOfEach();
    try {
      Waiting.until(
          "an alert of each pair",
          PATIENCE,
          () -> largeTrades(alerts).size() >= TradeLoad.symbols().size());
    } catch (IllegalStateException e) {
      throw new Different("large trades: " + e.getMessage() + "; came " + largeTrades(alerts));
    }
    if (!new TopicsJudged(KafkaAccess.open(broker.bootstrapServers())).awaitPassed(PATIENCE)) {
      throw new Different("expected that all was judged within " + PATIENCE);
    }
    List<String> came = largeTrades(alerts);
    if (!came.equals(TradeLoad.symbols().stream().sorted().toList()) || !alerts.twice().isEmpty()) {
      throw new Different(
          "expected one alert of each pair, was " + came + ", twice " + alerts.twice());
    }
  }

  private static List<String> largeTrades(Arrivals alerts) {
    return alerts.nanosByName().keySet().stream()
        .map(MeasuredHouse::pairOf)
        .flatMap(Optional::stream)
        .sorted()
        .toList();
  }

  private static Optional<String> pairOf(String name) {
    String[] parts = name.split("/");
    return parts[0].equals("large-trades") ? Optional.of(parts[1]) : Optional.empty();
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("something of the house did not close", e);
      }
    }
  }
}
