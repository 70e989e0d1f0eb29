package io.tidewatch.connectors.redis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the set of wanted instruments is kept.
 *
 * @param address {@code host:port}
 * @param password a secret, in no text
 * @param key of the set
 * @param interval between two readings
 */
public record RedisSettings(
    String address, Optional<String> password, String key, Duration interval) {
  public static final String DEFAULT_KEY = "config:trading_pairs";
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(20);
  private static final int MAX_PORT = 65_535;

  public RedisSettings {
    requireNonNull(address, "address");
    requireNonNull(password, "password");
    requireNonNull(key, "key");
    requireNonNull(interval, "interval");
    if (!address.matches("(\\[[0-9a-fA-F:.]+]|[^:\\s/@]+):[0-9]{1,5}")
        || port(address) > MAX_PORT) {
      throw new IllegalArgumentException(
          "expected a Redis address as host:port, was '" + address + "'");
    }
    if (key.isBlank()) {
      throw new IllegalArgumentException("expected the key of a Redis set, was blank");
    }
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("expected an interval above zero, was " + interval);
    }
  }

  /** The set of the original design, read each 20 s. */
  public static RedisSettings at(String address) {
    return new RedisSettings(address, Optional.empty(), DEFAULT_KEY, DEFAULT_INTERVAL);
  }

  public RedisSettings withPassword(String secret) {
    return new RedisSettings(address, Optional.of(secret), key, interval);
  }

  public RedisSettings withKey(String name) {
    return new RedisSettings(address, password, name, interval);
  }

  public RedisSettings withInterval(Duration pause) {
    return new RedisSettings(address, password, key, pause);
  }

  String host() {
    return address.substring(0, address.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
  }

  int port() {
    return port(address);
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  @Override
  public String toString() {
    return "RedisSettings[address=%s, password=%s, key=%s, interval=%s]"
        .formatted(address, password.isPresent() ? "set" : "not set", key, interval);
  }
}
