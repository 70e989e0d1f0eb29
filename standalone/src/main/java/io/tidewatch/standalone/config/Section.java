package io.tidewatch.standalone.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The settings below one prefix. */
interface Section {
  Setting setting(String key);

  /**
   * A secret that stands under its key, or in the file that stands under {@code <key>-file}.
   *
   * @throws ConfigurationException if it stands in both places, or the file cannot be read
   */
  default Optional<Secret> secret(String key) {
    return secret(key, Setting::secret, Setting::secretInFile);
  }

  /**
   * Secrets with names, {@code name=secret} separated by commas, all in one place.
   *
   * @throws ConfigurationException that says nothing of what stands there
   */
  default Map<String, Secret> namedSecrets(String key) {
    List<String> texts = secret(key).map(all -> List.of(all.reveal().split(","))).orElse(List.of());
    Map<String, Secret> secrets = new LinkedHashMap<>();
    NamedTexts.parse(texts)
        .orElseThrow(() ->
            new ConfigurationException(
                setting(key).key()
                    + ": expected name=secret pairs, each name once, was another text"))
        .forEach((name, secret) -> secrets.put(name, new Secret(secret)));
    return secrets;
  }

  /**
   * The same for a secret of more than one word or line, such as a key.
   *
   * @throws ConfigurationException as {@link #secret}
   */
  default Optional<Secret> secretText(String key) {
    return secret(key, Setting::secretText, Setting::secretTextInFile);
  }

  private Optional<Secret> secret(
      String key, Function<Setting, Secret> type, Function<Setting, Secret> typeInFile) {
    Optional<Secret> written = setting(key).optional(type);
    Optional<Secret> filed = setting(key + "-file").optional(typeInFile);
    if (written.isPresent() && filed.isPresent()) {
      throw setting(key + "-file").wrong("no file where " + key + " is set as well");
    }
    return written.or(() -> filed);
  }
}
