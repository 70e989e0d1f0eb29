package io.tidewatch.connectors.redis.sink;

import io.tidewatch.connectors.redis.RedisAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import redis.embedded.RedisServer;

/** A real Redis on a port of its own, with a password; it can go away and come back there. */
final class TestRedis implements AutoCloseable {
  static final String PASSWORD = "open-sesame";

  private final int port;
  private RedisServer server;

  TestRedis() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    up();
  }

  void up() throws IOException {
    server =
        RedisServer.newRedisServer()
            .bind("127.0.0.1")
            .port(port)
            .setting("requirepass " + PASSWORD)
            .setting("save \"\"")
            .build();
    server.start();
  }

  void down() throws IOException {
    server.stop();
  }

  RedisAccess access() {
    return access(PASSWORD);
  }

  RedisAccess access(String password) {
    return new RedisAccess(
        "127.0.0.1",
        port,
        0,
        false,
        Optional.empty(),
        Optional.of(password),
        Duration.ofSeconds(2));
  }

  @Override
  public void close() throws IOException {
    if (server.isActive()) {
      server.stop();
    }
  }
}
