package io.tidewatch.connectors.redis.sink;

import java.util.Optional;

/** Reads the answer to INFO. */
final class RedisInfo {
  private RedisInfo() {}

  /** The value of a field; empty if it is not there. */
  static Optional<String> field(String info, String name) {
    return info.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }
}
