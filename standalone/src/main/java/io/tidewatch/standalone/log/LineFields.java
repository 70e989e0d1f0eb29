package io.tidewatch.standalone.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.tidewatch.contract.log.LogFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.event.KeyValuePair;

/** The fields of a line beside its message: which process, which part of it, and about what. */
final class LineFields {
  static final String PROCESS = "process";
  static final String INSTANCE = "instance";

  /** In this order; what else there is comes behind. */
  private static final List<String> ORDER =
      List.of(
          LogFields.DETECTOR, LogFields.VENUE, LogFields.SINK, LogFields.SUBJECT, LogFields.ALERT);

  private LineFields() {}

  /** The process; empty if none was named. */
  static Map<String, String> process(ILoggingEvent event) {
    Map<String, String> all = event.getLoggerContextVO().getPropertyMap();
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : List.of(PROCESS, INSTANCE)) {
      if (all.get(name) != null) {
        fields.put(name, LogFields.bounded(all.get(name)));
      }
    }
    return fields;
  }

  /**
   * What it is about, and the part of the process that wrote it. What the line itself says goes
   * before what its thread does, and that before the name of the thread.
   */
  static Map<String, String> of(ILoggingEvent event) {
    Map<String, String> found = new TreeMap<>(KafkaThread.owner(event.getThreadName()));
    event.getMDCPropertyMap().forEach((name, value) -> found.put(name, LogFields.bounded(value)));
    List<KeyValuePair> said = event.getKeyValuePairs();
    if (said != null) {
      said.forEach(pair -> found.put(pair.key, LogFields.bounded(String.valueOf(pair.value))));
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : ORDER) {
      if (found.containsKey(name)) {
        fields.put(name, found.remove(name));
      }
    }
    fields.putAll(found);
    return fields;
  }

  /** Those that say whose line it is, and not about what. */
  static Map<String, String> withoutSubject(Map<String, String> fields) {
    Map<String, String> others = new LinkedHashMap<>(fields);
    others.remove(LogFields.SUBJECT);
    others.remove(LogFields.ALERT);
    return others;
  }
}
