package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The HTTP server.
 *
 * @param host name or address to bind to
 * @param port 0 for any free one
 * @param adminToken what calls that change something must carry; empty refuses them all
 */
public record Http(String host, int port, Optional<Secret> adminToken) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
  private static final int HIGHEST_PORT = 65_535;

  public Http {
    InvalidComponent.unless(
        HOST.matcher(host).matches(), "host", "a host name or address such as 127.0.0.1", host);
    InvalidComponent.unless(
        port >= 0 && port <= HIGHEST_PORT,
        "port",
        "a port from 1 to 65535, or 0 for any free one",
        port);
    requireNonNull(adminToken, "adminToken");
  }
}
