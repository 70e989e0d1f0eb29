package io.tidewatch.standalone.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.util.Duration;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.MDC;

/** The log as the program configures it, written to where a test can read it. */
public final class WrittenLog implements AutoCloseable {
  private final LoggerContext context = new LoggerContext();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private WrittenLog(String format) {
    context.setMDCAdapter(MDC.getMDCAdapter());
    context.putProperty("TIDEWATCH_LOG_FORMAT", format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(WrittenLog.class.getResource("/logback.xml"));
    } catch (JoranException e) {
      throw new IllegalStateException(e);
    }
    stderr().setOutputStream(bytes);
  }

  /** In the format of this name. */
  public static WrittenLog as(String format) {
    return new WrittenLog(format);
  }

  /** Counts what repeats by another clock. */
  RepeatLimit limitedBy(LongSupplier nanoTime) {
    return limitedBy(new RepeatLimit(nanoTime), Duration.buildByMinutes(1));
  }

  RepeatLimit limitedBy(RepeatLimit limit, Duration window) {
    OutputStreamAppender<ILoggingEvent> stderr = stderr();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    ((RepeatLimit) root.getAppender(RepeatLimit.NAME)).detachAppender(stderr);
    root.detachAppender(RepeatLimit.NAME);
    limit.setName(RepeatLimit.NAME);
    limit.setContext(context);
    limit.setWindow(window);
    limit.addAppender(stderr);
    limit.start();
    root.addAppender(limit);
    return limit;
  }

  private OutputStreamAppender<ILoggingEvent> stderr() {
    RepeatLimit limit =
        (RepeatLimit) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(RepeatLimit.NAME);
    return (OutputStreamAppender<ILoggingEvent>) limit.getAppender("stderr");
  }

  public LoggerContext context() {
    return context;
  }

  public Logger logger(String name) {
    return context.getLogger(name);
  }

  /** What was written so far. */
  public List<String> lines() {
    return bytes.toString(UTF_8).lines().toList();
  }

  public String text() {
    return bytes.toString(UTF_8);
  }

  @Override
  public void close() {
    context.stop();
  }
}
