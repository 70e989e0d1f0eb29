package io.tidewatch.benchmarks.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.market.Instrument;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Reads of all symbols in turn, over several connections, at the pace of whichever arm has its
 * turn.
 */
final class Readings implements AutoCloseable {
  /** How an arm reads. */
  sealed interface Kind {}

  /** Not at all. */
  record None() implements Kind {}

  /**
   * Rolling volumes of all symbols in turn.
   *
   * @param perSecond over all connections
   */
  record Volumes(int perSecond) implements Kind {}

  /**
   * The answer that is always the same.
   *
   * @param perSecond over all connections
   */
  record Constant(int perSecond) implements Kind {}

  /** As many as are answered. */
  static final int NO_LIMIT = Integer.MAX_VALUE;

  private static final long LOOK_NANOS = 1_000_000;

  private final Asker asker = new Asker();
  private final ExecutorService threads = Executors.newFixedThreadPool(Asker.CONNECTIONS);
  private final List<Future<?>> reading = new ArrayList<>();
  private final Map<String, LongAdder> answered = new ConcurrentHashMap<>();
  private final Instance instance;
  private final Turns turns;
  private final Map<String, Kind> kinds;
  private final long first;
  private volatile boolean closed;

  /**
   * Begins.
   *
   * @param kinds how each arm reads
   * @param first when the round begins, as {@link System#nanoTime} has it
   */
  Readings(Instance instance, Turns turns, Map<String, Kind> kinds, long first) {
    this.instance = requireNonNull(instance, "instance");
    this.turns = requireNonNull(turns, "turns");
    this.kinds = Map.copyOf(kinds);
    this.first = first;
    for (int i = 0; i < Asker.CONNECTIONS; i++) {
      int connection = i;
      reading.add(
          threads.submit(() -> {
            read(connection);
            return null;
          }));
    }
  }

  private void read(int connection) throws IOException, InterruptedException {
    List<Instrument> instruments = Instrument.TWENTY;
    int next = connection;
    long due = System.nanoTime();
    while (!closed) {
      long now = System.nanoTime();
      Kind kind = turns.at(now - first).map(kinds::get).orElseGet(None::new);
      int pace = pace(kind);
      if (pace == 0 || due - now > 0) {
        LockSupport.parkNanos(pace == 0 ? LOOK_NANOS : due - now);
        due = pace == 0 ? System.nanoTime() : due;
        continue;
      }
      String symbol = instruments.get(next++ % instruments.size()).symbol();
      String path = kind instanceof Constant ? Instance.CONSTANT_PATH : Instance.path(symbol);
      HttpResponse<byte[]> answer = asker.get(instance.uri(path));
      // At the begin not every symbol has been traded.
      if (answer.statusCode() != 200 && answer.statusCode() != 404) {
        throw new IllegalStateException("a read was answered with " + answer.statusCode());
      }
      turns
          .countedAt(now - first)
          .ifPresent(
              counted -> answered.computeIfAbsent(counted, another -> new LongAdder()).increment());
      due = pace == NO_LIMIT ? now : due + 1_000_000_000L * Asker.CONNECTIONS / pace;
    }
  }

  private static int pace(Kind kind) {
    return switch (kind) {
      case None none -> 0;
      case Volumes(int perSecond) -> perSecond;
      case Constant(int perSecond) -> perSecond;
    };
  }

  /** Ends; how many were answered in the time of each arm that counts. Fails if a read failed. */
  Map<String, Long> stop() throws InterruptedException, ExecutionException {
    closed = true;
    for (Future<?> one : reading) {
      one.get();
    }
    return answered.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, arm -> arm.getValue().sum()));
  }

  @Override
  public void close() {
    closed = true;
    threads.close();
    asker.close();
  }
}
