package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.door.HttpLimits;
import io.tidewatch.query.door.Tls;
import java.util.Optional;
import java.util.Set;

/**
 * Where the API listens, and to whom.
 *
 * @param host address to bind to; loopback unless others are meant to reach it
 * @param port 0 for any that is free
 * @param access who may call
 * @param limits how much callers may ask
 * @param names under which it is called besides those of loopback; on an address that others reach,
 *     none means any
 * @param tls empty for plain HTTP
 */
public record HttpSettings(
    String host, int port, Access access, HttpLimits limits, Set<String> names, Optional<Tls> tls) {
  public HttpSettings {
    requireNonNull(host, "host");
    requireNonNull(access, "access");
    requireNonNull(limits, "limits");
    names = Set.copyOf(names);
    requireNonNull(tls, "tls");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("expected a port from 0 to 65535, was " + port);
    }
  }

  /** Everybody reads; whoever has the token, if there is one, changes. */
  public HttpSettings(String host, int port, Optional<AccessToken> token) {
    this(host, port, Access.open(token), HttpLimits.DEFAULT, Set.of(), Optional.empty());
  }

  /** On loopback. */
  public static HttpSettings loopback(int port, Optional<AccessToken> token) {
    return new HttpSettings("127.0.0.1", port, token);
  }

  public HttpSettings with(Access other) {
    return new HttpSettings(host, port, other, limits, names, tls);
  }

  public HttpSettings with(HttpLimits other) {
    return new HttpSettings(host, port, access, other, names, tls);
  }

  public HttpSettings with(Tls other) {
    return new HttpSettings(host, port, access, limits, names, Optional.of(other));
  }
}
