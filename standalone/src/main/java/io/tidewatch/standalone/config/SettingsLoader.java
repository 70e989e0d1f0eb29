package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the configuration. Later sources win: built-in defaults, file, environment, environment
 * under the names of the original design, command line.
 */
public final class SettingsLoader {
  private static final String PREFIX = "tidewatch.";
  private static final String COMMAND_LINE = "command line";

  /** Everyone on the machine can read the command line of a process. */
  private static final Set<String> SECRETS = secrets();

  private final Map<String, String> defaults = defaults();
  private final KnownKeys known = new KnownKeys(defaults.keySet());
  private final Map<String, String> environment;

  /**
   * @param environment usually {@link System#getenv()}
   */
  public SettingsLoader(Map<String, String> environment) {
    this.environment = Map.copyOf(requireNonNull(environment, "environment"));
  }

  /**
   * Reads all sources.
   *
   * @param file YAML
   * @param assignments {@code key=value}; the key may leave out {@code tidewatch.}
   * @throws ConfigurationException naming the first thing that is wrong
   */
  public TidewatchSettings load(Optional<Path> file, List<String> assignments) {
    return load(file, assignments, secrets -> {});
  }

  /**
   * The same.
   *
   * @param secrets is told, before anything uses them, the secrets that stand there
   */
  public TidewatchSettings load(
      Optional<Path> file, List<String> assignments, Consumer<List<Secret>> secrets) {
    Layers layers =
        new Layers(
            List.of(
                settings(defaults, key -> "built-in defaults"),
                file.map(this::fromFile).orElse(Map.of()),
                fromEnvironment(),
                EnvironmentNames.aliased(environment),
                fromCommandLine(assignments)));
    TidewatchSettings settings = new SettingsReader(layers).read();
    secrets.accept(secrets(layers::setting));
    return settings;
  }

  private Map<String, Setting> fromFile(Path file) {
    Map<String, String> texts = SettingsFile.read(file);
    String origin = "file " + file;
    texts.keySet().forEach(key -> known.require(key, origin));
    // What a list holds stands under its own key too, joined by commas.
    texts.keySet().retainAll(known.keys());
    return settings(texts, key -> origin);
  }

  private Map<String, Setting> fromEnvironment() {
    Map<String, String> keys =
        known.keys().stream().collect(Collectors.toMap(EnvironmentNames::of, key -> key));
    Map<String, String> texts = new HashMap<>();
    environment.forEach((variable, text) -> {
      if (keys.containsKey(variable)) {
        texts.put(keys.get(variable), text);
      } else if (EnvironmentNames.claims(variable)) {
        throw new ConfigurationException(
            "expected a variable of a known key, was the variable " + variable);
      }
    });
    return settings(texts, key -> "environment " + EnvironmentNames.of(key));
  }

  private Map<String, Setting> fromCommandLine(List<String> assignments) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new ConfigurationException(
            "--set: expected key=value, was '" + assignment + "' (from " + COMMAND_LINE + ")");
      }
      String name = assignment.substring(0, equals).strip();
      String key = name.startsWith(PREFIX) ? name : PREFIX + name;
      known.require(key, COMMAND_LINE);
      if (SECRETS.contains(key)) {
        throw new ConfigurationException(
            key + ": expected a secret in a file or the environment, was on the " + COMMAND_LINE);
      }
      texts.put(key, assignment.substring(equals + 1));
    }
    return settings(texts, key -> COMMAND_LINE);
  }

  private static Map<String, Setting> settings(
      Map<String, String> texts, UnaryOperator<String> origin) {
    Map<String, Setting> settings = new HashMap<>();
    texts.forEach((key, text) -> settings.put(key, new Setting(key, text, origin.apply(key))));
    return settings;
  }

  private static Map<String, String> defaults() {
    Properties properties = new Properties();
    try (InputStream file =
        SettingsLoader.class.getResourceAsStream("/tidewatch-defaults.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the built-in defaults", e);
    }
    Map<String, String> defaults = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> defaults.put(key, properties.getProperty(key)));
    // Which of Kafka's settings there are is for Kafka to say.
    KafkaClientKeys.keys().forEach(key -> defaults.put(key, ""));
    // And which topics there are is for the catalogue.
    TopicLayoutReader.keys().forEach(key -> defaults.put(key, ""));
    return defaults;
  }

  private static List<Secret> secrets(Section all) {
    return SECRETS.stream().flatMap(key -> all.secretText(key).stream()).toList();
  }

  private static Set<String> secrets() {
    return Stream.concat(
            Stream.of(
                "tidewatch.binance-spot.api-key",
                "tidewatch.cluster.peer-secret",
                "tidewatch.database.password",
                "tidewatch.dbotx.api-key",
                "tidewatch.delivery.heartbeat-url",
                "tidewatch.http.admin-token",
                "tidewatch.http.read-token",
                "tidewatch.http.tls.keystore-password",
                "tidewatch.kafka.password",
                "tidewatch.nats.password",
                "tidewatch.nats.token",
                "tidewatch.redis.password",
                "tidewatch.telegram.bot-token",
                "tidewatch.time-series.token",
                "tidewatch.webhook.signing-secret",
                "tidewatch.webhook.urls",
                "tidewatch.wecom.keys"),
            KafkaClientKeys.secretKeys())
        .collect(Collectors.toUnmodifiableSet());
  }
}
