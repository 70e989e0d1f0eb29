package io.tidewatch.query.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.query.whale.WhaleSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Orders being added up, orders and signals that were sent, and addresses that are watched. */
public final class WhaleMeters implements MeterBinder {
  private static final double[] FILLS = {1, 2, 5, 10, 20, 50, 100, 500};

  private final WhaleSource source;

  /** What counts, once there is a registry. */
  private record Sent(
      Map<Flush, Counter> flushed,
      Map<PositionChange, Counter> signals,
      DistributionSummary fills) {}

  private volatile Sent sent;

  public WhaleMeters(WhaleSource source) {
    this.source = requireNonNull(source, "source");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge("tidewatch.whale.orders.active", WhaleSource::activeOrders)
        .description("Orders whose fills are being added up")
        .register(registry);
    for (View view : View.values()) {
      gauge(
              "tidewatch.whale.addresses",
              read -> read.watched().stream().filter(one -> one.view() == view).count())
          .description("Addresses that are watched")
          .tag("view", word(view))
          .register(registry);
    }
    Map<Flush, Counter> flushed = new EnumMap<>(Flush.class);
    for (Flush flush : Flush.values()) {
      flushed.put(
          flush,
          Counter.builder("tidewatch.whale.orders.flushed")
              .description("Orders that were sent, by what ended them")
              .tag("trigger", word(flush))
              .register(registry));
    }
    Map<PositionChange, Counter> signals = new EnumMap<>(PositionChange.class);
    for (PositionChange change : PositionChange.values()) {
      signals.put(
          change,
          Counter.builder("tidewatch.whale.signals")
              .description("Signals that were sent, by what they did to a position")
              .tag("change", word(change))
              .register(registry));
    }
    sent =
        new Sent(
            flushed,
            signals,
            DistributionSummary.builder("tidewatch.whale.order.fills")
                .description("Fills of an order that was sent")
                .serviceLevelObjectives(FILLS)
                .register(registry));
  }

  /** A store that cannot be read has no number, which is not the same as none. */
  private Gauge.Builder<WhaleSource> gauge(String name, ToDoubleFunction<WhaleSource> value) {
    return Gauge.builder(
        name,
        source,
        read -> {
          try {
            return value.applyAsDouble(read);
          } catch (StoreNotReadyException e) {
            return Double.NaN;
          }
        });
  }

  /** Counts an order that was sent just now. */
  public void hear(WhaleOrder order) {
    Sent counting = sent;
    if (counting != null) {
      order.flush().ifPresent(flush -> counting.flushed().get(flush).increment());
      counting.fills().record(order.fills());
    }
  }

  /** Counts a signal that was sent just now. */
  public void hear(WhaleSignal signal) {
    Sent counting = sent;
    if (counting != null) {
      counting.signals().get(signal.change()).increment();
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
