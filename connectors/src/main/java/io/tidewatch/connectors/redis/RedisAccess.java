package io.tidewatch.connectors.redis;

import static java.util.Objects.requireNonNull;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a Redis is, and how to get in.
 *
 * @param host a name or an address; one of IPv6 without brackets
 * @param database number of the database, usually 0
 * @param tls whether to speak TLS; certificates are checked
 * @param username for access lists (Redis 6); empty for the default user
 * @param password a secret, in no text
 * @param timeout for connecting and for each answer
 */
public record RedisAccess(
    String host,
    int port,
    int database,
    boolean tls,
    Optional<String> username,
    Optional<String> password,
    Duration timeout) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
  private static final int HIGHEST_PORT = 65_535;

  public RedisAccess {
    requireNonNull(host, "host");
    requireNonNull(username, "username");
    requireNonNull(password, "password");
    requireNonNull(timeout, "timeout");
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("expected a host name or address, was '" + host + "'");
    }
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("expected a port from 1 to 65535, was " + port);
    }
    if (database < 0) {
      throw new IllegalArgumentException("expected a database from 0, was " + database);
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("expected a timeout over 0, was " + timeout);
    }
    if (username.isPresent() && password.isEmpty()) {
      throw new IllegalArgumentException("expected a password beside the username, was none");
    }
  }

  /** The first database of a server without TLS, for the default user. */
  public static RedisAccess of(String host, int port, Optional<String> password, Duration timeout) {
    return new RedisAccess(host, port, 0, false, Optional.empty(), password, timeout);
  }

  /** The same in the words of the client. */
  public RedisURI uri() {
    RedisURI.Builder uri =
        RedisURI.builder()
            .withHost(host)
            .withPort(port)
            .withDatabase(database)
            .withSsl(tls)
            .withTimeout(timeout);
    password.ifPresent(secret ->
        uri.withAuthentication(
            RedisCredentialsProvider.from(
                () -> RedisCredentials.just(username.orElse(null), secret.toCharArray()))));
    return uri.build();
  }

  /**
   * How the client behaves. A connection that broke is not mended behind the back of its owner, who
   * makes a new one: nothing that was asked before is sent again behind what was asked since.
   */
  public ClientOptions options() {
    return ClientOptions.builder()
        .autoReconnect(false)
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
        .socketOptions(SocketOptions.builder().connectTimeout(timeout).build())
        .build();
  }

  /** Host and port. */
  public String address() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }

  @Override
  public String toString() {
    return "RedisAccess[%s, database=%d, tls=%s, username=%s, password=%s]"
        .formatted(address(), database, tls, username, password.isPresent() ? "set" : "not set");
  }
}
