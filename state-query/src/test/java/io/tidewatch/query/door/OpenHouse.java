package io.tidewatch.query.door;

import io.javalin.http.HandlerType;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HttpServer;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.http.Operation;
import io.tidewatch.query.http.Role;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A server that answers everybody and counts what came through its door. */
final class OpenHouse implements AutoCloseable {
  private final AtomicInteger asked = new AtomicInteger();
  private final Refusals refusals = new Refusals();
  private final HttpServer server;

  OpenHouse(HttpLimits limits) {
    this(HttpSettings.loopback(0, Optional.empty()).with(limits), () -> "a word");
  }

  /**
   * @param answer what it says
   */
  OpenHouse(HttpSettings settings, Supplier<String> answer) {
    this.server =
        HttpServer.start(
            settings,
            new Gate(settings.access(), "set it in the test", refusals),
            List.of(() ->
                List.of(
                    operation(HandlerType.GET, answer),
                    operation(HandlerType.POST, answer),
                    operation(HandlerType.DELETE, answer))));
  }

  private Operation operation(HandlerType method, Supplier<String> answer) {
    return new Operation(
        method,
        "/word/{name}",
        Role.ANYONE,
        context -> {
          asked.incrementAndGet();
          context.contentType("application/json").result("\"" + answer.get() + "\"");
        });
  }

  int port() {
    return server.port();
  }

  /** How many requests came through. */
  int asked() {
    return asked.get();
  }

  Refusals refusals() {
    return refusals;
  }

  /** Connects as anybody would who speaks no proper HTTP. */
  RawCaller call() {
    return new RawCaller(port());
  }

  @Override
  public void close() {
    server.close();
  }
}
