package io.tidewatch.standalone.config;

import java.util.Map;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/** What Kafka's clients are told about who they are, in the language of JAAS. */
final class JaasLine {
  static final String EXPECTED =
      "a login such as 'org.apache.kafka.common.security.plain.PlainLoginModule required"
          + " username=\"...\" password=\"...\";'";

  private static final String MODULES = "org.apache.kafka.common.security.";

  private JaasLine() {}

  /** A login with name and password. */
  static String of(String mechanism, String user, String password) {
    String module = mechanism.equals("PLAIN") ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
    return MODULES
        + module
        + " required username="
        + quoted(user)
        + " password="
        + quoted(password)
        + ";";
  }

  /** Whether Kafka can read it. */
  static boolean isValid(String line) {
    try {
      JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(line)));
      return true;
    } catch (RuntimeException e) {
      // Its message may show a piece of the text.
      return false;
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
