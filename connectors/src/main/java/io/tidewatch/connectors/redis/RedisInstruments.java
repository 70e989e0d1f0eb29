package io.tidewatch.connectors.redis;

import static java.util.Objects.requireNonNull;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.WantedInstruments;
import io.tidewatch.contract.feed.WantedSubscription.Origin;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wanted instruments as members of a Redis set, read again and again, so that plain {@code
 * redis-cli} changes them. While Redis is away the last reading stays in force.
 */
public final class RedisInstruments implements WantedInstruments {
  private static final Logger LOG = LoggerFactory.getLogger(RedisInstruments.class);
  private static final Duration SECOND_LOOK = Duration.ofSeconds(2);
  private static final Duration CLOSE_WAIT = Duration.ofMillis(500);

  private final RedisSettings settings;
  private final InstantSource clock;
  private final RedisClient client;
  private final ScheduledExecutorService reader =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("redis-wanted").factory());
  private Optional<StatefulRedisConnection<String, String>> connection = Optional.empty();
  private Optional<Set<String>> known = Optional.empty();
  private String trouble = "";
  private boolean doubtful;
  private volatile long lastCheckMs = -1;

  /** Makes a source that does nothing until {@link #start}. */
  public RedisInstruments(RedisSettings settings, InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
    this.client = RedisClient.create(settings.access().uri());
    // A broken connection is made anew at the next reading, so that there is one place for it.
    client.setOptions(settings.access().options());
  }

  @Override
  public Origin origin() {
    return Origin.REDIS;
  }

  @Override
  public void start(Listener listener) {
    requireNonNull(listener, "listener");
    reader.scheduleWithFixedDelay(
        () -> look(listener), 0, settings.interval().toNanos(), TimeUnit.NANOSECONDS);
  }

  // An exception would end the repetition for ever, and unseen.
  private void look(Listener listener) {
    try {
      Set<String> names = read();
      lastCheckMs = clock.millis();
      if (!trouble.isEmpty()) {
        trouble = "";
        LOG.info("Redis at {} answers again", settings.access().address());
        listener.recovered();
      }
      if (!doubts(names)) {
        accept(names, listener);
      } else {
        reader.schedule(() -> look(listener), SECOND_LOOK.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (RuntimeException e) {
      drop();
      tell(listener, e);
    }
  }

  // Whoever replaces the set deletes it first, and a Redis that has just started may not have it
  // yet: that nothing is wanted any more is believed at the second look.
  private boolean doubts(Set<String> names) {
    boolean gone = names.isEmpty() && known.filter(before -> !before.isEmpty()).isPresent();
    doubtful = gone && !doubtful;
    return doubtful;
  }

  private void accept(Set<String> names, Listener listener) {
    if (known.isEmpty() || !known.get().equals(names)) {
      known = Optional.of(names);
      listener.wanted(names);
    }
  }

  private Set<String> read() {
    if (connection.isEmpty()) {
      connection = Optional.of(client.connect());
    }
    return new TreeSet<>(connection.get().sync().smembers(settings.key()));
  }

  private void drop() {
    connection.ifPresent(StatefulRedisConnection::closeAsync);
    connection = Optional.empty();
  }

  // Redis away is said once, in whatever words: a connection lost and one refused are the same
  // trouble. An answer that is an error is another.
  private void tell(Listener listener, RuntimeException e) {
    boolean answered = e instanceof RedisCommandExecutionException;
    String kind = answered ? "refuses" : "away";
    if (!kind.equals(trouble)) {
      trouble = kind;
      String reason =
          "Redis at %s %s: %s"
              .formatted(
                  settings.access().address(),
                  answered ? "refuses to give the set " + settings.key() : "is not to be reached",
                  LogText.bounded(rootMessage(e)));
      LOG.warn("{}; the instruments watched now stay, next try in {}", reason, settings.interval());
      listener.trouble(reason);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + " " + root.getMessage();
  }

  @Override
  public OptionalLong lastCheckMs() {
    return lastCheckMs < 0 ? OptionalLong.empty() : OptionalLong.of(lastCheckMs);
  }

  @Override
  public void close() {
    reader.shutdownNow();
    try {
      reader.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.shutdownAsync(0, CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
