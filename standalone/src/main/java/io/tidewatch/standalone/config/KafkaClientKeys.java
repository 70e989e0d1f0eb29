package io.tidewatch.standalone.config;

import static io.tidewatch.contract.topic.KafkaAccess.SECURITY_PREFIXES;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The settings about security that Kafka's clients have, under the names that Kafka gives them. */
final class KafkaClientKeys {
  private static final ConfigDef KAFKAS = AdminClientConfig.configDef();

  /** What all of them begin with here. */
  static final String PREFIX = "tidewatch.kafka.client.";

  /** Kafka's own names. */
  static final Set<String> NAMES =
      KAFKAS.names().stream()
          .filter(name -> SECURITY_PREFIXES.stream().anyMatch(name::startsWith))
          .collect(Collectors.toCollection(TreeSet::new));

  private KafkaClientKeys() {}

  /** Whether Kafka itself hides the value: a password, a key or what holds one. */
  static boolean isSecret(String name) {
    return KAFKAS.configKeys().get(name).type() == ConfigDef.Type.PASSWORD;
  }

  /**
   * What Kafka would take in place of a text that it does not take.
   *
   * @return empty if it takes the text
   */
  static Optional<String> refusal(String name, String text) {
    ConfigDef.ConfigKey key = KAFKAS.configKeys().get(name);
    try {
      Object value = ConfigDef.parseType(name, text, key.type());
      if (key.validator != null) {
        key.validator.ensureValid(name, value);
      }
      return Optional.empty();
    } catch (ConfigException e) {
      String type = key.type().name().toLowerCase(Locale.ROOT);
      return Optional.of(
          "what Kafka takes as " + (key.validator == null ? "a " + type : key.validator));
    }
  }

  /** Full keys of everything that can be set, secrets under {@code -file} too. */
  static Stream<String> keys() {
    return NAMES.stream()
        .flatMap(name -> isSecret(name) ? Stream.of(name, name + "-file") : Stream.of(name))
        .map(name -> PREFIX + name);
  }

  /** Full keys of what must not stand on a command line. */
  static Stream<String> secretKeys() {
    return NAMES.stream().filter(KafkaClientKeys::isSecret).map(name -> PREFIX + name);
  }
}
