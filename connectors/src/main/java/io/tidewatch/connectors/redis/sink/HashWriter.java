package io.tidewatch.connectors.redis.sink;

import static java.util.Objects.requireNonNull;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tidewatch.connectors.redis.sink.RedisLink.LinkDownException;
import io.tidewatch.connectors.sink.Outage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Sends changes to Redis, all at once, and waits for the answers. For one thread. */
final class HashWriter implements AutoCloseable {
  private final RedisLink link;
  private final Outage outage;
  private final Duration timeout;

  HashWriter(RedisLink link, Outage outage, Duration timeout) {
    this.link = requireNonNull(link, "link");
    this.outage = requireNonNull(outage, "outage");
    this.timeout = requireNonNull(timeout, "timeout");
  }

  /** The connection, if there is one now. */
  Optional<StatefulRedisConnection<String, String>> connection() {
    try {
      return link.connection();
    } catch (LinkDownException e) {
      outage.failed(e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Writes what can be written now.
   *
   * @param done hears of each change that Redis took, and whether it changed anything
   */
  void write(List<HashChange> changes, BiConsumer<HashChange, Boolean> done) {
    if (changes.isEmpty()) {
      return;
    }
    connection().ifPresent(connection -> write(connection, changes, done));
  }

  private void write(
      StatefulRedisConnection<String, String> connection,
      List<HashChange> changes,
      BiConsumer<HashChange, Boolean> done) {
    Map<HashChange, RedisFuture<Long>> answers = new LinkedHashMap<>();
    changes.forEach(change -> answers.put(change, RedisLink.send(connection, change)));
    Optional<String> error = await(answers.values().toArray(RedisFuture<?>[]::new));
    answers.forEach((change, answer) -> {
      CompletableFuture<Long> settled = answer.toCompletableFuture();
      if (settled.isDone() && !settled.isCompletedExceptionally()) {
        done.accept(change, settled.resultNow() > 0);
      }
    });
    if (error.isPresent()) {
      outage.failed(error.get());
    } else {
      outage.worked();
    }
  }

  /** Memory that Redis uses, as it says itself; empty if it does not. */
  Optional<String> usedMemory() {
    return connection()
        .flatMap(connection -> {
          RedisFuture<String> info = connection.async().info("memory");
          return await(info).isPresent()
              ? Optional.empty()
              : RedisInfo.field(info.toCompletableFuture().resultNow(), "used_memory_human");
        });
  }

  /** Waits for all; what went wrong, if anything did. */
  private Optional<String> await(RedisFuture<?>... answers) {
    CompletableFuture<?>[] all = new CompletableFuture<?>[answers.length];
    for (int i = 0; i < answers.length; i++) {
      all[i] = answers[i].toCompletableFuture();
    }
    try {
      CompletableFuture.allOf(all).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(RedisLink.innermost(e));
    } catch (TimeoutException e) {
      // What is under way may still arrive; a new connection keeps it from answering later calls.
      link.drop();
      return Optional.of("no answer within " + timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  @Override
  public void close() {
    link.close();
  }
}
