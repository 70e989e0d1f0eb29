package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;

/**
 * Reads how Kafka is reached, and refuses what its clients would refuse or leave unused: they would
 * do so later, and some of it without a word.
 */
final class KafkaAccessReader {
  private static final String PROTOCOL = CommonClientConfigs.SECURITY_PROTOCOL_CONFIG;
  private static final Set<String> WITH_NAME = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");
  private static final String CLIENT = "client.";

  private final Section section;
  private final Map<String, String> settings = new TreeMap<>();

  private KafkaAccessReader(Section section) {
    this.section = requireNonNull(section, "section");
  }

  /** Empty for the broker in this JVM. */
  static Optional<KafkaAccess> read(Section section) {
    return new KafkaAccessReader(section).read();
  }

  private Optional<KafkaAccess> read() {
    KafkaClientKeys.NAMES.forEach(this::take);
    requireLogin();
    takeNameAndPassword();
    settings.keySet().stream().sorted().forEach(this::requireUse);
    Optional<String> servers = section.setting("bootstrap-servers").optional(Setting::text);
    if (servers.isEmpty() && !settings.isEmpty()) {
      throw section
          .setting("bootstrap-servers")
          .wrong(
              "the servers of the Kafka that kafka.client."
                  + settings.keySet().iterator().next()
                  + " is for, since the broker in this JVM takes nobody from outside");
    }
    return servers.map(some -> new KafkaAccess(some, settings));
  }

  private void take(String name) {
    if (KafkaClientKeys.isSecret(name)) {
      section.secretText(CLIENT + name).ifPresent(secret -> settings.put(name, secret.reveal()));
      return;
    }
    Setting setting = section.setting(CLIENT + name);
    setting
        .optional(Setting::text)
        .ifPresent(text -> {
          KafkaClientKeys.refusal(name, text)
              .ifPresent(expected -> {
                throw setting.wrong(expected);
              });
          settings.put(name, text);
        });
  }

  private void requireLogin() {
    String name = SaslConfigs.SASL_JAAS_CONFIG;
    if (settings.containsKey(name) && !JaasLine.isValid(settings.get(name))) {
      throw new ConfigurationException(
          section.setting(CLIENT + name).key()
              + ": expected "
              + JaasLine.EXPECTED
              + ", was another text");
    }
  }

  /** The usual way to say who one is, without the words of JAAS around it. */
  private void takeNameAndPassword() {
    Optional<String> user = section.setting("user").optional(Setting::text);
    Optional<Secret> password = section.secret("password");
    if (user.isPresent() != password.isPresent()) {
      throw section.setting("user").wrong("a name together with kafka.password, or neither");
    }
    if (user.isEmpty()) {
      return;
    }
    if (user.get().chars().anyMatch(Character::isISOControl)) {
      throw section.setting("user").wrong("a name of one line");
    }
    String mechanism = settings.getOrDefault(SaslConfigs.SASL_MECHANISM, "");
    if (!WITH_NAME.contains(mechanism)) {
      throw section
          .setting(CLIENT + SaslConfigs.SASL_MECHANISM)
          .wrong("PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512 where kafka.user is set");
    }
    if (settings.containsKey(SaslConfigs.SASL_JAAS_CONFIG)) {
      throw section.setting("user").wrong("no name where kafka.client.sasl.jaas.config is set");
    }
    settings.put(
        SaslConfigs.SASL_JAAS_CONFIG,
        JaasLine.of(mechanism, user.get(), password.orElseThrow().reveal()));
  }

  /** A client with another protocol leaves them unused, and connects without. */
  private void requireUse(String name) {
    String protocol = settings.getOrDefault(PROTOCOL, "PLAINTEXT").toUpperCase(Locale.ROOT);
    if (name.startsWith("sasl.") && !protocol.startsWith("SASL_")) {
      throw unused(name, "SASL_SSL or SASL_PLAINTEXT");
    }
    if (name.startsWith("ssl.") && !protocol.endsWith("SSL")) {
      throw unused(name, "SSL or SASL_SSL");
    }
  }

  private ConfigurationException unused(String name, String expected) {
    return section
        .setting(CLIENT + PROTOCOL)
        .wrong(expected + " where kafka.client." + name + " is set");
  }
}
