package io.tidewatch.standalone.process;

import static java.util.Objects.requireNonNull;

import io.tidewatch.standalone.config.ConfigurationException;
import io.tidewatch.standalone.node.SinkOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The sinks there are. */
enum SinkKind {
  TELEGRAM("telegram", "telegram.bot-token and telegram.targets"),
  WECOM("wecom", "wecom.keys"),
  WEBHOOK("webhook", "webhook.urls and webhook.signing-secret"),
  CONSOLE("console", "nothing"),
  REDIS("redis", "redis.address"),
  TIME_SERIES("time-series", "time-series.url"),
  DATABASE("database", "nothing"),
  NATS("nats", "nats.url");

  private final String id;
  private final String needs;

  SinkKind(String id, String needs) {
    this.id = requireNonNull(id, "id");
    this.needs = requireNonNull(needs, "needs");
  }

  String id() {
    return id;
  }

  static Optional<SinkKind> find(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }

  /** Whether it keeps something on disk that must go to its target yet, or that is its target. */
  boolean keepsFiles() {
    return this == TIME_SERIES || this == DATABASE;
  }

  /**
   * What is configured of this one; nothing of the others.
   *
   * @throws ConfigurationException if it needs what is not configured
   */
  SinkOptions of(SinkOptions all) {
    return switch (this) {
      case TELEGRAM -> telling(all).asking(all.commands(), all.apiElsewhere());
      case WECOM, WEBHOOK, CONSOLE -> telling(all);
      case REDIS -> SinkOptions.NONE.with(configured(all.redis()));
      case TIME_SERIES -> SinkOptions.NONE.with(configured(all.timeSeries()));
      case NATS -> SinkOptions.NONE.with(configured(all.nats()));
      case DATABASE -> SinkOptions.NONE;
    };
  }

  private SinkOptions telling(SinkOptions all) {
    return SinkOptions.NONE.telling(
        List.of(
            configured(
                all.deliveries().stream()
                    .filter(way -> way.channel().name().equals(id))
                    .findFirst())));
  }

  private <T> T configured(Optional<T> setting) {
    return setting.orElseThrow(() ->
        new ConfigurationException(
            "sink " + id + ": expected " + needs + " to be set, was nothing"));
  }
}
