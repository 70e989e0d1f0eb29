package io.tidewatch.query.peer;

import static java.util.Objects.requireNonNull;

/**
 * Where this instance answers its peers, which is not where it answers everybody.
 *
 * @param host address to bind to
 * @param port 0 for any that is free
 * @param advertisedHost the name under which peers reach this instance, unique on the cluster
 *     together with the port
 * @param advertisedPort 0 for the one that it is bound to
 */
public record PeerSettings(
    String host, int port, String advertisedHost, int advertisedPort, PeerSecret secret) {
  public PeerSettings {
    requireNonNull(host, "host");
    requireNonNull(advertisedHost, "advertisedHost");
    requireNonNull(secret, "secret");
    if (port < 0 || port > 65_535 || advertisedPort < 0 || advertisedPort > 65_535) {
      throw new IllegalArgumentException(
          "expected ports from 0 to 65535, was " + port + " and " + advertisedPort);
    }
  }

  /** On loopback, for instances on one machine. */
  public static PeerSettings loopback(int port, PeerSecret secret) {
    return new PeerSettings("127.0.0.1", port, "127.0.0.1", port, secret);
  }
}
