package io.tidewatch.standalone.log;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The log of this process. Thread-safe. */
public final class ProcessLog {
  private ProcessLog() {}

  /**
   * From now on every line, whatever thread writes it, says which process it comes from.
   *
   * @param process as it was started, for example {@code feed okx}
   */
  public static void begin(String process) {
    begin(process, Optional.empty());
  }

  /**
   * The same for one of several that do the same work.
   *
   * @param instance what tells it from the others
   */
  public static void begin(String process, Optional<String> instance) {
    requireNonNull(process, "process");
    context()
        .ifPresent(context -> {
          context.putProperty(LineFields.PROCESS, process);
          instance.ifPresent(id -> context.putProperty(LineFields.INSTANCE, id));
        });
  }

  /** From now on no line shows any of these, wherever it comes from. */
  public static void hide(Collection<String> secrets) {
    context()
        .ifPresent(
            context -> context.putObject(HiddenTexts.class.getName(), HiddenTexts.of(secrets)));
  }

  /** Says what was held back so far; the end of the process would take it along. */
  public static void flush() {
    limit().ifPresent(RepeatLimit::flush);
  }

  /** Lines that were held back, as too many were like them. */
  public static long heldBack() {
    return limit().map(RepeatLimit::heldBack).orElse(0L);
  }

  private static Optional<RepeatLimit> limit() {
    return context()
        .flatMap(context ->
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(RepeatLimit.NAME)
                    instanceof RepeatLimit limit
                ? Optional.of(limit)
                : Optional.empty());
  }

  private static Optional<LoggerContext> context() {
    return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        ? Optional.of(context)
        : Optional.empty();
  }
}
