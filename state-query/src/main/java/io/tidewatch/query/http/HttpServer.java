package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The API's server. */
public final class HttpServer implements AutoCloseable {
  private static final long MAX_BODY_BYTES = 64 << 10;
  private static final int MAX_THREADS = 24;
  private static final int MIN_THREADS = 4;

  private final Javalin server;

  private HttpServer(Javalin server) {
    this.server = server;
  }

  /**
   * Starts.
   *
   * @throws IllegalStateException if it cannot listen there
   */
  public static HttpServer start(HttpSettings settings, List<Resource> resources) {
    requireNonNull(settings, "settings");
    List<Resource> all = List.copyOf(resources);
    Javalin server = Javalin.create(config -> configure(config, all));
    try {
      return new HttpServer(server.start(settings.host(), settings.port()));
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

  private static void configure(JavalinConfig config, List<Resource> resources) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = MAX_BODY_BYTES;
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    config.jetty.modifyServer(server -> server.setErrorHandler(new JettyErrors()));
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.routes.before(HttpServer::addHeaders);
    new Failures().register(config.routes);
    resources.forEach(resource -> resource.register(config.routes));
  }

  private static void addHeaders(Context context) {
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Cache-Control", "no-store");
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
