package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.sink.AlertLogSink;
import io.tidewatch.connectors.database.sink.BatchStatsSink;
import io.tidewatch.connectors.database.sink.FuturesSinks;
import io.tidewatch.connectors.database.sink.SqlSinkStatus;
import io.tidewatch.connectors.database.sink.WhaleSinks;
import io.tidewatch.connectors.delivery.DeliverySettings;
import io.tidewatch.connectors.delivery.DeliverySink;
import io.tidewatch.connectors.delivery.queue.BotBudget;
import io.tidewatch.connectors.nats.SignalBridge;
import io.tidewatch.connectors.redis.sink.RedisSink;
import io.tidewatch.connectors.timeseries.TimeSeriesSink;
import io.tidewatch.connectors.whale.RegularWatchList;
import io.tidewatch.contract.topic.KafkaAccess;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Starts the sinks of a node. */
final class NodeSinks {
  private final KafkaAccess kafka;
  private final InstantSource clock;
  private final BotBudget bot;
  private final Vitals vitals;
  private final Consumer<AutoCloseable> closing;

  /**
   * For one node.
   *
   * @param bot what the bot that tells alerts may send
   * @param vitals hears of each what is measured
   * @param closing sees to it that each is closed when the time comes
   */
  NodeSinks(
      KafkaAccess kafka,
      InstantSource clock,
      BotBudget bot,
      Vitals vitals,
      Consumer<AutoCloseable> closing) {
    this.kafka = requireNonNull(kafka, "kafka");
    this.clock = requireNonNull(clock, "clock");
    this.bot = requireNonNull(bot, "bot");
    this.vitals = requireNonNull(vitals, "vitals");
    this.closing = requireNonNull(closing, "closing");
  }

  /** Starts all of them. */
  void start(SinkOptions sinks) {
    Optional<TimeSeriesSink> series =
        sinks
            .timeSeries()
            .map(settings ->
                opened(TimeSeriesSink.start(kafka, settings, clock, RandomGenerator.getDefault())));
    series.ifPresent(sink -> {
      vitals.measure(new TimeSeriesMeters(sink::status));
      vitals.sink("time-series", () -> sink.status().connected(), () -> sink.status().lastError());
    });
    sinks
        .redis()
        .map(settings ->
            opened(
                RedisSink.start(
                    kafka,
                    settings,
                    clock,
                    () -> series.map(TimeSeriesSink::pointsPerSecond).orElse(0.0))))
        .ifPresent(sink -> {
          vitals.measure(new RedisSinkMeters(sink::status));
          vitals.sink("redis", () -> sink.status().connected(), () -> sink.status().lastError());
        });
    sinks.deliveries().forEach(this::startDelivery);
    sinks
        .nats()
        .map(settings ->
            opened(SignalBridge.start(kafka, settings, clock, RandomGenerator.getDefault())))
        .ifPresent(bridge -> {
          vitals.measure(new NatsMeters(bridge::status));
          vitals.sink("nats", () -> bridge.status().connected(), () -> bridge.status().lastError());
        });
  }

  /** Starts what writes to a database, and what is read from it again and again. */
  void start(NodeDatabase tables) {
    AlertLogSink log = opened(tables.startAlertLog(clock));
    watchTable("sol_ws_alert_log", log::status);
    BatchStatsSink stats = opened(tables.startBatchStats(clock));
    watchTable("sol_ws_batch_stats", stats::status);
    FuturesSinks written = opened(tables.startFutures(clock));
    written
        .statuses()
        .keySet()
        .forEach(table -> watchTable(table, () -> written.statuses().get(table)));
    RegularWatchList watchList = opened(tables.startWatchList());
    vitals.measure(new WatchListMeters(watchList::status));
    WhaleSinks whales = opened(tables.startWhales(clock));
    whales
        .statuses()
        .keySet()
        .forEach(table -> watchTable(table, () -> whales.statuses().get(table)));
    tables
        .startCleanup()
        .map(this::opened)
        .ifPresent(cleanup -> vitals.measure(new RetentionMeters(cleanup::status)));
  }

  private void watchTable(String table, Supplier<SqlSinkStatus> status) {
    vitals.measure(new SqlSinkMeters(table, status));
    vitals.sink(table, () -> status.get().connected(), () -> status.get().lastError());
  }

  private void startDelivery(DeliverySettings settings) {
    DeliverySink sink =
        opened(
            DeliverySink.start(
                kafka, settings, System.out, bot, clock, RandomGenerator.getDefault()));
    vitals.measure(new DeliveryMeters(sink::status));
    vitals.delivery(settings.channel().name(), sink::status);
  }

  private <T extends AutoCloseable> T opened(T sink) {
    closing.accept(sink);
    return sink;
  }
}
