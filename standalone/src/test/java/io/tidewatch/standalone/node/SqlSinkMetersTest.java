package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidewatch.connectors.database.sink.SqlSinkStatus;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SqlSinkMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong counted = new AtomicLong(1);

  private SqlSinkStatus status() {
    return new SqlSinkStatus(
        true,
        counted.get(),
        0,
        0,
        10 * counted.get(),
        7,
        3 * counted.get(),
        Duration.ofMillis(500 * counted.get()),
        0,
        Optional.empty());
  }

  private double counter(String name) {
    return registry.get("tidewatch.sink." + name).tag("table", "klines").functionCounter().count();
  }

  @Test
  void shouldGoOnCountingWhenNobodyHoldsThemAnyMore() {
    WeakReference<SqlSinkMeters> meters =
        new WeakReference<>(new SqlSinkMeters("klines", this::status));
    meters.get().bindTo(registry);
    assertThat(counter("written")).isEqualTo(1);

    await()
        .until(() -> {
          System.gc();
          return meters.refersTo(null);
        });
    counted.set(2);

    assertThat(counter("written")).isEqualTo(2);
    assertThat(counter("lost")).isEqualTo(20);
    assertThat(counter("sql.batches")).isEqualTo(6);
    assertThat(counter("sql.writing.seconds")).isEqualTo(1);
  }
}
