package io.tidewatch.query.door;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * What every request passes before it is looked at.
 *
 * @param limits how much callers may ask
 * @param own under which names the server is called
 * @param known whose token an authorization header carries
 * @param refusals counts who is turned away
 */
public record Door(
    HttpLimits limits,
    OwnName own,
    Function<Optional<String>, Optional<String>> known,
    Refusals refusals) {
  /** {@code BTC%2FUSDT} is a name of a pair; everything else that has two readings is refused. */
  private static final UriCompliance ONE_READING =
      UriCompliance.DEFAULT.with("one-reading", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR);

  /** What is counted of each piece of a body besides its bytes, since each holds a buffer. */
  private static final int PIECE_BYTES = 64;

  private static final int MANY_PIECES = 2;

  /** Full of connections, it waits for the next word on each for no longer than this. */
  private static final long IDLE_WHEN_FULL_MS = 5_000;

  public Door {
    requireNonNull(limits, "limits");
    requireNonNull(own, "own");
    requireNonNull(known, "known");
    requireNonNull(refusals, "refusals");
  }

  /** Puts it before all that the server answers. */
  public void install(Server server) {
    NetworkConnectionLimit connections = new NetworkConnectionLimit(limits.connections(), server);
    connections.setEndPointIdleTimeout(Math.min(IDLE_WHEN_FULL_MS, limits.idleTime().toMillis()));
    server.addBean(connections);
    // Each is put before those that are there: the last of these is passed first.
    server.insertHandler(wholeBodies());
    server.insertHandler(new ForeignRequests(own, limits.headers(), refusals));
    if (limits.requestsPerSecond() > 0) {
      server.insertHandler(RequestRate.of(limits.requestsPerSecond(), known, refusals));
    }
    server.insertHandler(new RequestDeadline(limits.requestTime(), refusals));
    server.insertHandler(new SecurityHeaders());
  }

  /** A body is there before a thread is given to its request, however slowly it is sent. */
  private Handler.Singleton wholeBodies() {
    long most = MANY_PIECES * (long) (limits.bodyBytes() + PIECE_BYTES);
    return new EagerContentHandler(
        new EagerContentHandler.RetainedContentLoaderFactory(most, PIECE_BYTES, true));
  }

  /** How requests are read. */
  public void configure(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(limits.headerBytes());
    http.setUriCompliance(ONE_READING);
  }

  /**
   * Where connections come in.
   *
   * @param tls empty for plain HTTP
   */
  public ServerConnector connector(
      Server server, HttpConfiguration http, String host, int port, Optional<Tls> tls) {
    ServerConnector connector =
        tls.map(its -> secure(server, http, its))
            .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(limits.idleTime().toMillis());
    connector.addBean(new SlowSenders(server, limits.receiveTime(), refusals));
    return connector;
  }

  private static ServerConnector secure(Server server, HttpConfiguration http, Tls tls) {
    SslContextFactory.Server keys = tls.forServer();
    HttpConfiguration secure = new HttpConfiguration(http);
    // Names are checked by ourselves, and one key is shown under all of them.
    secure.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector =
        new ServerConnector(server, keys, new HttpConnectionFactory(secure));
    connector.addBean(new KeyFile(tls, keys));
    return connector;
  }
}
