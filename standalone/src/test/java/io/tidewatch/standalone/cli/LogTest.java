package io.tidewatch.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import io.tidewatch.standalone.config.ConfigurationException;
import io.tidewatch.standalone.log.RepeatLimit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogTest {
  private final LoggerContext context = new LoggerContext();

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void shouldWriteAnEventInOneLineThatSteersNoTerminal() throws Exception {
    String line = encoded("text", "a\u001b[2Jb\nc\u202ed", new IllegalStateException("x\r\ny"));

    assertThat(line).endsWith("\n").contains("Feed a [2Jb c d", "IllegalStateException: x y");
    assertThat(line.substring(0, line.length() - 1)).doesNotContain("\n", "\r", "\u001b", "\u202e");
  }

  @Test
  void shouldWriteJsonIfAskedTo() throws Exception {
    String line = encoded("json", "a\u001bb\nc", null);

    assertThat(line.strip())
        .startsWith("{")
        .endsWith("}")
        .contains("\"logger_name\":\"io.tidewatch.connectors.Feed\"")
        .doesNotContain("\n", "\u001b");
  }

  @Test
  void shouldHearOurPartsMoreThanLibraries() throws Exception {
    configure("text");

    assertThat(context.getLogger("io.tidewatch.any").getEffectiveLevel()).isEqualTo(Level.INFO);
    assertThat(context.getLogger("org.apache.kafka").getEffectiveLevel()).isEqualTo(Level.ERROR);
  }

  @Test
  void shouldRefuseAnUnknownFormat() {
    assertThatThrownBy(() -> LogFormat.check(Map.of("TIDEWATCH_LOG_FORMAT", "xml")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "configuration: log format: expected text or json, was 'xml'"
                + " (from environment TIDEWATCH_LOG_FORMAT)");
  }

  private String encoded(String format, String message, Throwable failure) throws Exception {
    configure(format);
    var logger = context.getLogger("io.tidewatch.connectors.Feed");
    var limit = (RepeatLimit) context.getLogger("ROOT").getAppender("limited");
    var appender = (OutputStreamAppender<ILoggingEvent>) limit.getAppender("stderr");
    var event = new LoggingEvent("test", logger, Level.WARN, message, failure, null);
    return new String(appender.getEncoder().encode(event), UTF_8);
  }

  private void configure(String format) throws Exception {
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("TIDEWATCH_LOG_FORMAT", format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
  }
}
