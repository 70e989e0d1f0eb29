package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.chat.CommandsStatus;
import java.util.function.Supplier;

/** What was asked of the bot, on {@code /metrics}. */
final class CommandMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.commands.";

  private final Supplier<CommandsStatus> status;

  CommandMeters(Supplier<CommandsStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    StatusMeters<CommandsStatus> meters =
        new StatusMeters<>(registry, PREFIX, Tags.empty(), status);
    meters.gauge("connected", "1 while the bot can be asked", now -> now.connected() ? 1 : 0);
    meters.count("answered", "commands that were answered", CommandsStatus::answered);
    meters.count("strangers", "messages of those who may not ask", CommandsStatus::strangers);
    meters.count("failed", "commands that the API could not answer", CommandsStatus::failed);
    meters.count("unsent", "answers that were not taken", CommandsStatus::unsent);
  }
}
