package io.tidewatch.standalone.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values that have names, written {@code name=value}. */
final class NamedTexts {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  private NamedTexts() {}

  /** By name, in the order in which they stand; empty if one is malformed or stands twice. */
  static Optional<Map<String, String>> parse(List<String> texts) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      String name = equals < 0 ? "" : text.substring(0, equals).strip();
      String value = text.substring(equals + 1).strip();
      if (!NAME.matcher(name).matches() || value.isEmpty() || values.put(name, value) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
