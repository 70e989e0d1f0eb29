package io.tidewatch.standalone.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;

/** The process of a line of text, as {@code [feed okx]}; logback makes it by its pattern. */
public final class ProcessConverter extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    Map<String, String> process = LineFields.process(event);
    return process.isEmpty() ? "" : "[" + String.join("/", process.values()) + "] ";
  }
}
