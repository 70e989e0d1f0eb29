package io.tidewatch.standalone.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import net.logstash.logback.composite.AbstractJsonProvider;
import tools.jackson.core.JsonGenerator;

/** The fields of a line as fields of its JSON object. */
public final class FieldsJsonProvider extends AbstractJsonProvider<ILoggingEvent> {
  @Override
  public void writeTo(JsonGenerator generator, ILoggingEvent event) {
    LineFields.process(event).forEach(generator::writeStringProperty);
    LineFields.of(event).forEach(generator::writeStringProperty);
  }
}
