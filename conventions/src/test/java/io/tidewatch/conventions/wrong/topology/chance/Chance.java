package io.tidewatch.conventions.wrong.topology.chance;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Each class decides differently at the next run. */
public final class Chance {
  private Chance() {}

  static final class ByInstant {
    final Instant value = Instant.now();
  }

  static final class ByMethodReference {
    final Supplier<Instant> value = Instant::now;
  }

  static final class ByLocalTime {
    final LocalDateTime value = LocalDateTime.now();
  }

  static final class ByMilliseconds {
    final long value = System.currentTimeMillis();
  }

  static final class ByNanoseconds {
    final long value = System.nanoTime();
  }

  static final class ByClock {
    final Clock value = Clock.systemUTC();
  }

  static final class ByInstantSource {
    final InstantSource value = InstantSource.system();
  }

  static final class ByContext {
    long value(ProcessorContext<String, String> context) {
      return context.currentSystemTimeMs();
    }
  }

  static final class ByRandom {
    final Random value = new Random();
  }

  static final class ByMath {
    final double value = Math.random();
  }

  static final class ByUuid {
    final UUID value = UUID.randomUUID();
  }
}
