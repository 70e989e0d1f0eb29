package io.tidewatch.standalone.node;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tidewatch.connectors.chat.CommandsStatus;
import io.tidewatch.connectors.nats.NatsBridgeStatus;
import io.tidewatch.connectors.redis.sink.RedisSinkStatus;
import io.tidewatch.connectors.system.HeartbeatStatus;
import io.tidewatch.connectors.timeseries.TimeSeriesStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The meters of parts that the demo does without: it writes to nobody's servers. */
public final class MetersBesideTheDemo {
  private MetersBesideTheDemo() {}

  /** What they say before anything happened, in the text format of Prometheus. */
  public static String page() {
    RedisSinkStatus redis = new RedisSinkStatus(false, 0, 0, 0, 0, 0, Optional.empty());
    NatsBridgeStatus nats =
        new NatsBridgeStatus(false, 0, 0, 0, 0, 0, 0, Duration.ZERO, Optional.empty());
    TimeSeriesStatus series = new TimeSeriesStatus(false, 0, 0, 0, 0, 0, 0, Optional.empty());
    HeartbeatStatus heartbeat = new HeartbeatStatus(0, 0, 0, Optional.empty());
    CommandsStatus commands = new CommandsStatus(false, 0, 0, 0, 0, Optional.empty());
    List<MeterBinder> meters =
        List.of(
            new RedisSinkMeters(() -> redis),
            new NatsMeters(() -> nats),
            new TimeSeriesMeters(() -> series),
            new HeartbeatMeters(() -> heartbeat),
            new CommandMeters(() -> commands));
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    meters.forEach(binder -> binder.bindTo(registry));
    return registry.scrape();
  }
}
