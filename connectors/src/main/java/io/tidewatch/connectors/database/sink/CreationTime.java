package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.DatabaseSettings;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** What stands in {@code created_at}: whole seconds, in the zone of the database. */
final class CreationTime {
  private final DatabaseSettings settings;
  private final InstantSource clock;

  CreationTime(DatabaseSettings settings, InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
  }

  LocalDateTime now() {
    return settings.local(clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }
}
