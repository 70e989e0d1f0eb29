package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Hears from the processors of a topology when a task sets them up and when it closes them. They
 * are wrapped while the topology is built; those without a store run as they are. Thread-safe.
 */
final class TaskWatch {
  private static final String PROPERTY = "tidewatch.task.watch";

  private final Set<String> wrapped = ConcurrentHashMap.newKeySet();
  private volatile Optional<Refills> refills = Optional.empty();

  /** The properties to build a topology with that is to be watched. */
  Properties during(Properties properties) {
    Properties watched = new Properties();
    watched.putAll(properties);
    watched.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, Wrapper.class);
    watched.put(PROPERTY, this);
    return watched;
  }

  /**
   * What is heard, from the first task on.
   *
   * @param built with the properties of {@link #during}
   * @throws IllegalStateException if a processor that has a store was not wrapped
   */
  Refills of(TopologyDescription built) {
    Storekeepers storekeepers = Storekeepers.of(built);
    Set<String> missing = new HashSet<>();
    storekeepers.processors().values().forEach(missing::addAll);
    missing.removeAll(wrapped);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "expected a builder made with a TopologyConfig of the given properties, was one that did"
              + " not wrap "
              + missing);
    }
    Refills found = new Refills(storekeepers);
    refills = Optional.of(found);
    return found;
  }

  private Optional<Told> wrap(String processor) {
    return refills
        .filter(found -> found.concern(processor))
        .map(found -> new Told(found, processor));
  }

  /** Made by Kafka Streams. */
  public static final class Wrapper implements ProcessorWrapper {
    // Kafka Streams configures it before all else.
    private TaskWatch watch;

    @Override
    public void configure(Map<String, ?> properties) {
      watch = (TaskWatch) requireNonNull(properties.get(PROPERTY), PROPERTY);
    }

    @Override
    public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
        String name, ProcessorSupplier<K, V, L, W> supplier) {
      watch.wrapped.add(name);
      return new Processors<>(watch, name, supplier);
    }

    @Override
    public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
        String name, FixedKeyProcessorSupplier<K, V, W> supplier) {
      watch.wrapped.add(name);
      return new FixedKeyProcessors<>(watch, name, supplier);
    }
  }

  /** Who is told of one processor. */
  private record Told(Refills refills, String processor) {
    private void opened(TaskId task) {
      refills.opened(processor, task);
    }

    private void closing(TaskId task) {
      refills.closing(processor, task);
    }
  }

  private record Processors<K, V, L, W>(
      TaskWatch watch, String name, ProcessorSupplier<K, V, L, W> supplier)
      implements WrappedProcessorSupplier<K, V, L, W> {
    @Override
    public Set<StoreBuilder<?>> stores() {
      return supplier.stores();
    }

    @Override
    public Processor<K, V, L, W> get() {
      Processor<K, V, L, W> own = supplier.get();
      return watch
          .wrap(name)
          .<Processor<K, V, L, W>>map(told -> new Watched<>(own, told))
          .orElse(own);
    }
  }

  private record FixedKeyProcessors<K, V, W>(
      TaskWatch watch, String name, FixedKeyProcessorSupplier<K, V, W> supplier)
      implements WrappedFixedKeyProcessorSupplier<K, V, W> {
    @Override
    public Set<StoreBuilder<?>> stores() {
      return supplier.stores();
    }

    @Override
    public FixedKeyProcessor<K, V, W> get() {
      FixedKeyProcessor<K, V, W> own = supplier.get();
      return watch
          .wrap(name)
          .<FixedKeyProcessor<K, V, W>>map(told -> new WatchedFixedKey<>(own, told))
          .orElse(own);
    }
  }

  /** Of one task, and used by its thread only. */
  private static final class Watched<K, V, L, W> implements Processor<K, V, L, W> {
    private final Processor<K, V, L, W> own;
    private final Told told;
    private Optional<TaskId> task = Optional.empty();

    private Watched(Processor<K, V, L, W> own, Told told) {
      this.own = own;
      this.told = told;
    }

    @Override
    public void init(ProcessorContext<L, W> context) {
      own.init(context);
      task = Optional.of(context.taskId());
      // After it, since it may fill stores that are in no changelog.
      task.ifPresent(told::opened);
    }

    @Override
    public void process(Record<K, V> record) {
      own.process(record);
    }

    @Override
    public void close() {
      task.ifPresent(told::closing);
      own.close();
    }
  }

  /** The same. */
  private static final class WatchedFixedKey<K, V, W> implements FixedKeyProcessor<K, V, W> {
    private final FixedKeyProcessor<K, V, W> own;
    private final Told told;
    private Optional<TaskId> task = Optional.empty();

    private WatchedFixedKey(FixedKeyProcessor<K, V, W> own, Told told) {
      this.own = own;
      this.told = told;
    }

    @Override
    public void init(FixedKeyProcessorContext<K, W> context) {
      own.init(context);
      task = Optional.of(context.taskId());
      task.ifPresent(told::opened);
    }

    @Override
    public void process(FixedKeyRecord<K, V> record) {
      own.process(record);
    }

    @Override
    public void close() {
      task.ifPresent(told::closing);
      own.close();
    }
  }
}
