package io.tidewatch.standalone.log;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import ch.qos.logback.core.util.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.event.KeyValuePair;

/**
 * Hands lines on to other appenders, but not every one of many that are alike: those are counted,
 * and at the end of the window one line says how many there were, whether or not anything else is
 * logged. Thread-safe.
 */
public final class RepeatLimit extends UnsynchronizedAppenderBase<ILoggingEvent>
    implements AppenderAttachable<ILoggingEvent> {
  /** How the configuration calls it. */
  static final String NAME = "limited";

  private static final int LOOKS_A_WINDOW = 4;

  private final AppenderAttachableImpl<ILoggingEvent> appenders = new AppenderAttachableImpl<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier nanoTime;
  private final RepeatWindow window = new RepeatWindow();
  private final LongAdder heldBack = new LongAdder();
  private long windowNanos = TimeUnit.MINUTES.toNanos(1);
  private long begun;
  private ScheduledFuture<?> looks;

  private record Over(List<RepeatWindow.HeldBack> lines, long seconds) {
    static final Over NOTHING = new Over(List.of(), 0);
  }

  /** Made by logback. */
  public RepeatLimit() {
    this(System::nanoTime);
  }

  RepeatLimit(LongSupplier nanoTime) {
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  /** How long lines are counted before they are counted anew; set by logback. */
  public void setWindow(Duration window) {
    windowNanos = TimeUnit.MILLISECONDS.toNanos(window.getMilliseconds());
  }

  @Override
  public void start() {
    if (windowNanos <= 0) {
      addError("expected a window of more than nothing");
      return;
    }
    begun = nanoTime.getAsLong();
    long look = Math.max(1, windowNanos / LOOKS_A_WINDOW);
    looks =
        getContext()
            .getScheduledExecutorService()
            .scheduleWithFixedDelay(this::look, look, look, TimeUnit.NANOSECONDS);
    super.start();
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (!event.getLevel().isGreaterOrEqual(Level.INFO)) {
      // Whoever turned it on wants all of it.
      appenders.appendLoopOnAppenders(event);
      return;
    }
    Over over;
    boolean admitted;
    lock.lock();
    try {
      over = isOver() ? end() : Over.NOTHING;
      admitted = window.admits(event);
    } finally {
      lock.unlock();
    }
    tell(over);
    if (admitted) {
      appenders.appendLoopOnAppenders(event);
    } else {
      heldBack.increment();
    }
  }

  private void look() {
    Over over;
    lock.lock();
    try {
      over = isOver() ? end() : Over.NOTHING;
    } finally {
      lock.unlock();
    }
    tell(over);
  }

  /** Says now what was held back in the window that runs. */
  void flush() {
    Over over;
    lock.lock();
    try {
      over = end();
    } finally {
      lock.unlock();
    }
    tell(over);
  }

  /** Lines that were held back since the start. */
  long heldBack() {
    return heldBack.sum();
  }

  private boolean isOver() {
    return nanoTime.getAsLong() - begun >= windowNanos;
  }

  private Over end() {
    long now = nanoTime.getAsLong();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(now - begun);
    begun = now;
    return new Over(window.end(), Math.max(1, seconds));
  }

  private void tell(Over over) {
    over.lines().forEach(held -> appenders.appendLoopOnAppenders(event(held, over.seconds())));
  }

  private ILoggingEvent event(RepeatWindow.HeldBack held, long seconds) {
    RepeatWindow.Example example = held.example();
    LoggerContext context = (LoggerContext) getContext();
    LoggingEvent event =
        new LoggingEvent(
            RepeatLimit.class.getName(),
            context.getLogger(example.logger()),
            example.level(),
            text(held, seconds),
            null,
            null);
    event.setThreadName(example.thread());
    event.setMDCPropertyMap(Map.of());
    if (held.subjects() == 1) {
      event.setKeyValuePairs(pairs(example.fields()));
    } else {
      event.setKeyValuePairs(pairs(LineFields.withoutSubject(example.fields())));
    }
    return event;
  }

  private static List<KeyValuePair> pairs(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> new KeyValuePair(field.getKey(), field.getValue()))
        .toList();
  }

  private static String text(RepeatWindow.HeldBack held, long seconds) {
    String more = String.format(Locale.ROOT, "... and %,d more like this", held.lines());
    String about =
        held.subjects() == 1
            ? ""
            : held.subjects() > RepeatWindow.MOST_ALIKE
                ? " about more than " + RepeatWindow.MOST_ALIKE + " others"
                : " about " + held.subjects() + " others";
    return more + about + " in " + seconds + " s: " + held.example().text();
  }

  @Override
  public void stop() {
    if (!isStarted()) {
      return;
    }
    super.stop();
    looks.cancel(false);
    flush();
    appenders.detachAndStopAllAppenders();
  }

  @Override
  public void addAppender(Appender<ILoggingEvent> appender) {
    appenders.addAppender(appender);
  }

  @Override
  public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
    return appenders.iteratorForAppenders();
  }

  @Override
  public Appender<ILoggingEvent> getAppender(String name) {
    return appenders.getAppender(name);
  }

  @Override
  public boolean isAttached(Appender<ILoggingEvent> appender) {
    return appenders.isAttached(appender);
  }

  @Override
  public void detachAndStopAllAppenders() {
    appenders.detachAndStopAllAppenders();
  }

  @Override
  public boolean detachAppender(Appender<ILoggingEvent> appender) {
    return appenders.detachAppender(appender);
  }

  @Override
  public boolean detachAppender(String name) {
    return appenders.detachAppender(name);
  }
}
