package io.tidewatch.standalone.node;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.broker.GuardedListener;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.standalone.config.SettingsLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A broker that lets in who says a name and a password over TLS, with keys made for it. */
public final class GuardedKafka implements AutoCloseable {
  public static final String USER = "watch";
  public static final String PASSWORD = "kafka-\"password\"-\\of-the-test";

  private static final String KEYS = "password-of-the-broker-keys";

  private final Path certificate;
  private final EmbeddedBroker broker;

  private GuardedKafka(Path certificate, EmbeddedBroker broker) {
    this.certificate = certificate;
    this.broker = broker;
  }

  /** With SASL_SSL and the mechanism PLAIN. */
  public static GuardedKafka start(Path directory) throws IOException, InterruptedException {
    Path keys = keys(directory, "broker");
    return new GuardedKafka(
        certificate(directory, "broker"),
        EmbeddedBroker.start(
            directory.resolve("kafka"),
            new GuardedListener(
                "SASL_SSL",
                Map.of(
                    "ssl.keystore.location",
                    keys.toString(),
                    "ssl.keystore.password",
                    KEYS,
                    "sasl.enabled.mechanisms",
                    "PLAIN",
                    "plain.sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required user_"
                        + USER
                        + "=\""
                        + PASSWORD.replace("\\", "\\\\").replace("\"", "\\\"")
                        + "\";"))));
  }

  /** Makes a key and a certificate of this machine's loopback address. */
  static Path keys(Path directory, String name) throws IOException, InterruptedException {
    Path file = directory.resolve(name + ".p12");
    keytool(
        directory,
        List.of(
            "-genkeypair",
            "-alias",
            name,
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + name,
            "-ext",
            "SAN=IP:127.0.0.1",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            KEYS));
    return file;
  }

  /** The certificate to the keys of that name, in PEM. */
  static Path certificate(Path directory, String name) throws IOException, InterruptedException {
    Path file = directory.resolve(name + ".pem");
    keytool(
        directory,
        List.of(
            "-exportcert",
            "-rfc",
            "-alias",
            name,
            "-keystore",
            directory.resolve(name + ".p12").toString(),
            "-storepass",
            KEYS,
            "-file",
            file.toString()));
    return file;
  }

  private static void keytool(Path directory, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException("keytool ended with " + code);
    }
  }

  /** What is set in the environment of who wants to get in. */
  public Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    variables.put("TIDEWATCH_KAFKA_BOOTSTRAP_SERVERS", broker.guardedServers().orElseThrow());
    variables.put("TIDEWATCH_KAFKA_USER", USER);
    variables.put("TIDEWATCH_KAFKA_PASSWORD", PASSWORD);
    variables.put("TIDEWATCH_KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL");
    variables.put("TIDEWATCH_KAFKA_CLIENT_SASL_MECHANISM", "PLAIN");
    variables.put("TIDEWATCH_KAFKA_CLIENT_SSL_TRUSTSTORE_TYPE", "PEM");
    variables.put("TIDEWATCH_KAFKA_CLIENT_SSL_TRUSTSTORE_LOCATION", certificate.toString());
    return variables;
  }

  /** The same with one variable changed, as the settings read it. */
  KafkaAccess access(String variable, String value) {
    Map<String, String> variables = environment();
    variables.put(variable, value);
    return access(variables);
  }

  KafkaAccess access() {
    return access(environment());
  }

  /** How Kafka is reached with these variables set. */
  static KafkaAccess access(Map<String, String> environment) {
    return new SettingsLoader(environment)
        .load(Optional.empty(), List.of())
        .kafka()
        .access()
        .orElseThrow();
  }

  @Override
  public void close() {
    broker.close();
  }
}
