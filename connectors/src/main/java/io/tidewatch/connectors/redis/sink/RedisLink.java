package io.tidewatch.connectors.redis.sink;

import static java.util.Objects.requireNonNull;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.tidewatch.connectors.redis.RedisAccess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The connection to Redis. It never waits for one: whoever asks gets it or learns why there is
 * none, and the next attempt is under way. Connections are made anew and not mended by the client,
 * so that no command of before is sent again behind newer ones. For one thread.
 */
final class RedisLink implements AutoCloseable {
  private static final long RETRY_NANOS = Duration.ofMillis(500).toNanos();
  private static final int THREADS = 2;

  private final RedisAccess access;
  private final ClientResources resources;
  private final RedisClient client;
  private Optional<CompletableFuture<StatefulRedisConnection<String, String>>> connecting =
      Optional.empty();
  private Optional<StatefulRedisConnection<String, String>> open = Optional.empty();
  private long notBefore = System.nanoTime();

  RedisLink(RedisAccess access) {
    this.access = requireNonNull(access, "access");
    this.resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .build();
    this.client = RedisClient.create(resources);
    client.setOptions(access.options());
  }

  /**
   * The connection, if there is one now.
   *
   * @throws LinkDownException with the reason if the last attempt to make one failed
   */
  Optional<StatefulRedisConnection<String, String>> connection() throws LinkDownException {
    if (open.isPresent() && !open.get().isOpen()) {
      drop();
    }
    if (open.isEmpty() && connecting.isEmpty() && System.nanoTime() - notBefore >= 0) {
      connecting =
          Optional.of(client.connectAsync(StringCodec.UTF8, access.uri()).toCompletableFuture());
    }
    if (connecting.isPresent() && connecting.get().isDone()) {
      settle(connecting.get());
    }
    return open;
  }

  private void settle(CompletableFuture<StatefulRedisConnection<String, String>> attempt)
      throws LinkDownException {
    connecting = Optional.empty();
    if (attempt.isCompletedExceptionally()) {
      notBefore = System.nanoTime() + RETRY_NANOS;
      throw new LinkDownException(innermost(attempt.exceptionNow()));
    }
    open = Optional.of(attempt.resultNow());
  }

  /** Gives up the connection; the next one is made when somebody asks. */
  void drop() {
    open.ifPresent(StatefulRedisConnection::closeAsync);
    open = Optional.empty();
    notBefore = System.nanoTime() + RETRY_NANOS;
  }

  /** Sends a change without waiting. */
  static RedisFuture<Long> send(
      StatefulRedisConnection<String, String> connection, HashChange change) {
    return connection
        .async()
        .eval(
            change.script(),
            ScriptOutputType.INTEGER,
            new String[] {change.key()},
            change.arguments().toArray(String[]::new));
  }

  /** The text of the cause that began it. */
  static String innermost(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }

  @Override
  public void close() {
    client.shutdown(0, 1, TimeUnit.SECONDS);
    resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
  }

  /** No connection could be made. */
  static final class LinkDownException extends Exception {
    private static final long serialVersionUID = 1L;

    LinkDownException(String reason) {
      super(reason);
    }
  }
}
