package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.tidewatch.query.door.Door;
import io.tidewatch.query.door.OwnName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The API's server. */
public final class HttpServer implements AutoCloseable {
  private static final int GZIP_LEVEL = 5;
  private static final int MIN_GZIP_BYTES = 1_500;
  private static final int MAX_THREADS = 24;
  private static final int MIN_THREADS = 4;

  private final Javalin server;
  private final List<Operation> operations;

  private HttpServer(Javalin server, List<Operation> operations) {
    this.server = server;
    this.operations = operations;
  }

  /**
   * Starts.
   *
   * @throws IllegalStateException if it cannot listen there
   */
  public static HttpServer start(HttpSettings settings, Gate gate, List<Resource> resources) {
    requireNonNull(settings, "settings");
    requireNonNull(gate, "gate");
    List<Operation> all =
        resources.stream().flatMap(resource -> resource.operations().stream()).toList();
    Javalin server = Javalin.create(config -> configure(config, settings, gate, all));
    try {
      return new HttpServer(server.start(), all);
    } catch (RuntimeException e) {
      server.stop();
      throw new IllegalStateException(
          "expected to listen on "
              + settings.host()
              + ":"
              + settings.port()
              + ", was not possible; is the port in use?",
          e);
    }
  }

  private static void configure(
      JavalinConfig config, HttpSettings settings, Gate gate, List<Operation> operations) {
    Door door =
        new Door(
            settings.limits(),
            OwnName.of(settings.host(), settings.names()),
            header -> gate.known(header).map(Caller::name),
            gate.refusals());
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = compression();
    config.http.maxRequestSize = (long) settings.limits().bodyBytes();
    config.jetty.threadPool = threads();
    config.jetty.modifyServer(server -> {
      server.setErrorHandler(new JettyErrors());
      door.install(server);
    });
    config.jetty.modifyHttpConfiguration(door::configure);
    config.jetty.addConnector((server, http) ->
        door.connector(server, http, settings.host(), settings.port(), settings.tls()));
    config.routes.before(context -> context.header("Cache-Control", "no-store"));
    new Failures().register(config.routes);
    operations.forEach(
        operation -> register(config, operation, new Inquired(guarded(operation, gate))));
  }

  /**
   * Requests wait for stores of other instances, so each has a thread that costs nothing while it
   * does; the others are for connections only. How many there may be is limited at the door.
   */
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
    return threads;
  }

  private static void register(JavalinConfig config, Operation operation, Handler handler) {
    config.routes.addHttpHandler(operation.method(), operation.path(), handler);
    if (operation.method() == HandlerType.GET) {
      // Otherwise it is answered without asking who wants to know.
      config.routes.addHttpHandler(HandlerType.HEAD, operation.path(), handler);
    }
  }

  /** Below the least size it costs more than it saves, and a stream must not wait for it. */
  private static CompressionStrategy compression() {
    CompressionStrategy gzip = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
    gzip.setDefaultMinSizeForCompression(MIN_GZIP_BYTES);
    List<String> excluded = new ArrayList<>(gzip.getExcludedMimeTypes());
    excluded.add("text/event-stream");
    gzip.setExcludedMimeTypes(excluded);
    return gzip;
  }

  private static Handler guarded(Operation operation, Gate gate) {
    return context -> {
      gate.check(context, operation.role());
      requireWhole(context);
      operation.accept(context);
      operation.handler().handle(context);
    };
  }

  /** Nothing is changed by a request that broke off, also where nobody looks at its body. */
  private static void requireWhole(Context context) throws Exception {
    try {
      context.bodyAsBytes();
    } catch (HttpResponseException e) {
      throw e;
    } catch (Exception e) {
      if (e instanceof IOException) {
        throw ApiException.incomplete("the request broke off before its end");
      }
      throw e;
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** The calls it answers. */
  public List<Operation> operations() {
    return operations;
  }

  @Override
  public void close() {
    server.stop();
  }
}
