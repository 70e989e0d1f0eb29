package io.tidewatch.standalone.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.tidewatch.contract.log.LogFields;
import java.util.Set;

/**
 * The fields of a line of text, as {@code subject=BTCUSDT alert=...}; logback makes it by its
 * pattern. What the name of the process ends with is not said again.
 */
public final class FieldsConverter extends ClassicConverter {
  private static final Set<String> PARTS =
      Set.of(LogFields.DETECTOR, LogFields.VENUE, LogFields.SINK);

  @Override
  public String convert(ILoggingEvent event) {
    String process = LineFields.process(event).getOrDefault(LineFields.PROCESS, "");
    StringBuilder fields = new StringBuilder();
    LineFields.of(event)
        .forEach((name, value) -> {
          if (!PARTS.contains(name) || !process.endsWith(" " + value)) {
            fields.append(name).append('=').append(quoted(value)).append(' ');
          }
        });
    return fields.toString();
  }

  private static String quoted(String value) {
    return value.isEmpty() || value.indexOf(' ') >= 0 ? '"' + value + '"' : value;
  }
}
