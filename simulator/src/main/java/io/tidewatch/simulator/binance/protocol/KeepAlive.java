package io.tidewatch.simulator.binance.protocol;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Pings every connection and drops those that do not answer in time. */
final class KeepAlive implements AutoCloseable {
  private static final int CHECKS_PER_TIMEOUT = 4;

  private final MarketSocket socket;
  private final SocketLimits limits;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("simulator-keep-alive").factory());

  KeepAlive(MarketSocket socket, SocketLimits limits, InstantSource clock) {
    this.socket = requireNonNull(socket, "socket");
    this.limits = requireNonNull(limits, "limits");
    this.clock = requireNonNull(clock, "clock");
  }

  void start() {
    every(limits.pingInterval(), this::ping);
    every(limits.pongTimeout().dividedBy(CHECKS_PER_TIMEOUT), this::dropSilent);
  }

  private void every(Duration period, Runnable task) {
    long nanos = Math.max(1, period.toNanos());
    timer.scheduleAtFixedRate(task, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private void ping() {
    String payload = Long.toString(clock.millis());
    socket.connections().forEach(connection -> connection.ping(payload));
  }

  private void dropSilent() {
    socket.connections().stream()
        .filter(connection -> connection.silentFor(limits.pongTimeout()))
        .forEach(socket::drop);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
