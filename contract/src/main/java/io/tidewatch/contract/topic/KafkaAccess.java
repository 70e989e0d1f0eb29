package io.tidewatch.contract.topic;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How every client of a process reaches Kafka. What it says of itself names the security settings
 * and shows none of their values, since passwords are among them.
 *
 * @param bootstrapServers {@code host:port} with commas between
 * @param security settings under Kafka's own names, all of which begin as one of {@link
 *     #SECURITY_PREFIXES} does; empty for a connection that is open
 */
public record KafkaAccess(String bootstrapServers, Map<String, String> security) {
  /** What the names of settings about security begin with. */
  public static final List<String> SECURITY_PREFIXES = List.of("security.", "sasl.", "ssl.");

  private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

  public KafkaAccess {
    requireNonNull(bootstrapServers, "bootstrapServers");
    security = Map.copyOf(security);
    for (String name : new TreeSet<>(security.keySet())) {
      if (SECURITY_PREFIXES.stream().noneMatch(name::startsWith)) {
        throw new IllegalArgumentException(
            "expected settings that begin with one of " + SECURITY_PREFIXES + ", was " + name);
      }
    }
  }

  /** Without encryption and without a name. */
  public static KafkaAccess open(String bootstrapServers) {
    return new KafkaAccess(bootstrapServers, Map.of());
  }

  /** What any client needs to connect. */
  public Map<String, Object> client() {
    Map<String, Object> properties = new HashMap<>(security);
    properties.put(BOOTSTRAP_SERVERS, bootstrapServers);
    return properties;
  }

  /**
   * The same, and what one client sets besides.
   *
   * @param own under Kafka's names, none of which is about the connection
   */
  public Map<String, Object> client(Map<String, ?> own) {
    Map<String, Object> properties = client();
    own.forEach((name, value) -> {
      if (properties.put(name, value) != null) {
        throw new IllegalArgumentException(
            "expected a setting of one client, was the setting of all of them " + name);
      }
    });
    return properties;
  }

  @Override
  public String toString() {
    Map<String, String> shown = new TreeMap<>();
    security.keySet().forEach(name -> shown.put(name, "***"));
    return "KafkaAccess[bootstrapServers=" + bootstrapServers + ", security=" + shown + "]";
  }
}
