package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where the API listens.
 *
 * @param host address to bind to; loopback unless others are meant to reach it
 * @param port 0 for any that is free
 * @param token what a caller who changes rules must send; without one, nobody can
 */
public record HttpSettings(String host, int port, Optional<AccessToken> token) {
  public HttpSettings {
    requireNonNull(host, "host");
    requireNonNull(token, "token");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("expected a port from 0 to 65535, was " + port);
    }
  }

  /** On loopback. */
  public static HttpSettings loopback(int port, Optional<AccessToken> token) {
    return new HttpSettings("127.0.0.1", port, token);
  }
}
