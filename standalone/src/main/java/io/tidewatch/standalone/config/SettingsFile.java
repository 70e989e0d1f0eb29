package io.tidewatch.standalone.config;

import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a YAML file of settings. */
final class SettingsFile {
  private static final long LARGEST = 1 << 20;

  /** YAML 1.1 reads the bare word "on", which is the name of a setting, as a truth value. */
  private static final Pattern BARE_ON = Pattern.compile("(?<=^|\\.)true(?=\\.|$)");

  /** Around a key that has dots of its own, such as those of Kafka. */
  private static final String QUOTE = "\"";

  private SettingsFile() {}

  /** The keys and values of the file; lists have one entry an element and one with commas. */
  static Map<String, String> read(Path file) {
    String text = text(file);
    Map<String, String> settings = parse(file, text);
    // A list or a bare word at the top gives no setting, and would be ignored without a word.
    if (settings.isEmpty() && text.lines().anyMatch(SettingsFile::saysSomething)) {
      throw wrong(file, "a YAML file of keys and values", "without any");
    }
    return settings;
  }

  private static Map<String, String> parse(Path file, String text) {
    try {
      Map<String, String> settings = new TreeMap<>();
      new YamlConfigSource(file.toString(), text)
          .getProperties()
          .forEach((key, value) ->
              settings.put(BARE_ON.matcher(key.replace(QUOTE, "")).replaceAll("on"), value));
      return settings;
    } catch (RuntimeException e) {
      throw wrong(file, "a YAML file of keys and values", "unreadable: " + firstLine(e));
    }
  }

  private static boolean saysSomething(String line) {
    String content = line.strip();
    return !content.isEmpty() && !content.startsWith("#") && !content.equals("---");
  }

  private static String text(Path file) {
    if (!Files.isRegularFile(file)) {
      throw wrong(file, "a YAML file", Files.exists(file) ? "no file" : "missing");
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw wrong(file, "a YAML file of at most 1 MiB", "larger");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw wrong(file, "a YAML file in UTF-8", "in another encoding");
    } catch (IOException e) {
      throw wrong(file, "a readable YAML file", "unreadable");
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static ConfigurationException wrong(Path file, String expected, String actual) {
    return new ConfigurationException(
        "--config " + file + ": expected " + expected + ", was " + actual);
  }
}
