package io.tidewatch.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final AtomicLong frames = new AtomicLong(1);

  @Test
  void shouldGoOnCountingWhatNobodyElseHolds() {
    try (Metrics metrics = new Metrics(List.of(), List::of, List.of(new Frames(frames)))) {
      WeakReference<Object> unheld = new WeakReference<>(new Object());
      await()
          .until(() -> {
            System.gc();
            return unheld.get() == null;
          });
      frames.set(7);
      assertThat(metrics.scrape()).contains("test_frames_total 7.0");
    }
  }

  private record Frames(AtomicLong count) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
      FunctionCounter.builder("test.frames", this, self -> self.count().get()).register(registry);
    }
  }
}
