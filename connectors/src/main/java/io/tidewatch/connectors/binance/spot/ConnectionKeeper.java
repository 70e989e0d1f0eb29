package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection to the venue open: connects again after a loss, ever more slowly; replaces a
 * connection that is old, about to be shut down or silent on all streams, with an overlap. All on
 * the control thread.
 */
final class ConnectionKeeper implements SpotConnection.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionKeeper.class);
  private static final Duration CLOSE_HANDSHAKE = Duration.ofSeconds(5);

  /** Makes connections with rising epochs. */
  @FunctionalInterface
  interface Dialer {
    SpotConnection dial(SpotConnection.Owner owner);
  }

  private final SpotFeedSettings settings;
  private final FeedParts parts;
  private final Timers timers;
  private final Dialer dialer;
  private final SubscriptionWatch watch;
  private final Backoff backoff;
  private final List<SpotConnection> retired = new ArrayList<>();
  private Optional<SpotConnection> next = Optional.empty();
  private volatile Optional<SpotConnection> current = Optional.empty();
  private volatile boolean overlapping;
  private volatile boolean connected;
  private String replacementReason = "";
  private int failures;
  private int failedReplacements;
  private boolean replacementPlanned;
  private boolean closing;

  ConnectionKeeper(
      SpotFeedSettings settings,
      FeedParts parts,
      Timers timers,
      SubscriptionWatch watch,
      Dialer dialer) {
    this.settings = requireNonNull(settings, "settings");
    this.parts = requireNonNull(parts, "parts");
    this.timers = requireNonNull(timers, "timers");
    this.watch = requireNonNull(watch, "watch");
    this.dialer = requireNonNull(dialer, "dialer");
    // A seeded generator, so that a test sees the same waits each time.
    RandomGenerator random = new SplittableRandom(settings.retry().seed());
    this.backoff = new Backoff(settings.retry().backoff(), random);
  }

  void start() {
    timers.control(this::connect);
    timers.controlEvery(tickInterval(), this::tick);
  }

  // Fine enough for the shortest of the limits, and at most once a second.
  private Duration tickInterval() {
    return Stream.of(
            settings.connection().silenceLimit(),
            settings.connection().connectTimeout(),
            settings.connection().rotateAfter(),
            settings.connection().overlap(),
            settings.subscribing().firstFrameWithin(),
            settings.subscribing().staleAfter(),
            Duration.ofSeconds(5))
        .min(Duration::compareTo)
        .orElseThrow()
        .dividedBy(5)
        .plusMillis(5);
  }

  boolean isConnected() {
    return connected;
  }

  /** Whether two connections bring data now. Any thread. */
  boolean isOverlapping() {
    return overlapping;
  }

  private void connect() {
    if (!closing) {
      current = Optional.of(dial());
    }
  }

  private SpotConnection dial() {
    SpotConnection connection = dialer.dial(this);
    connection.connect();
    return connection;
  }

  @Override
  public void opened(SpotConnection connection) {
    parts.counters().connections.increment();
    parts.events().connection(Type.CONNECTED, connection.id(), "the connection is open");
    if (isCurrent(connection)) {
      connected = true;
      if (failures > 0) {
        LOG.info("connected to the venue again after {} failures", failures);
      }
    } else {
      overlapping = true;
    }
    connection.subscribeAll(watch.ordinary());
    watch.doubtful().forEach(connection::subscribeAlone);
    timers.controlAfter(settings.retry().stableAfter(), () -> stable(connection));
  }

  private void stable(SpotConnection connection) {
    if (isCurrent(connection) && connection.isOpen()) {
      failures = 0;
    }
  }

  @Override
  public void closed(SpotConnection connection, FrameSocket.Closed closed) {
    if (closing) {
      return;
    }
    if (closed.tooBig()) {
      parts.counters().refusedFrames.increment();
    }
    parts.events().connection(Type.CLOSED, connection.id(), reason(closed));
    if (retired.remove(connection)) {
      overlapping = next.map(SpotConnection::isOpen).orElse(false) || !retired.isEmpty();
    } else if (isNext(connection)) {
      replacementFailed(closed.reason());
    } else if (isCurrent(connection)) {
      lost(closed);
    }
  }

  private String reason(FrameSocket.Closed closed) {
    return closed.tooBig()
        ? "refused a frame over " + settings.connection().maxFrameBytes() + " bytes and closed"
        : closed.reason();
  }

  private void lost(FrameSocket.Closed closed) {
    overlapping = !retired.isEmpty();
    if (next.isPresent()) {
      // The replacement is on its way already and takes over without a wait.
      current = next;
      next = Optional.empty();
      connected = current.get().isOpen();
      return;
    }
    connected = false;
    Optional<SpotConnection> was = current;
    current = Optional.empty();
    was.ifPresent(watch::disconnected);
    failures++;
    parts.counters().reconnects.increment();
    Duration wait = backoff.after(failures);
    report(was.map(SpotConnection::id).orElseThrow(), reason(closed), wait);
    timers.controlAfter(wait, this::connect);
  }

  private void report(ConnectionId id, String reason, Duration wait) {
    double seconds = wait.toMillis() / 1_000.0;
    if (failures == 1) {
      LOG.warn(
          "no connection to {}: {}; next try in {} s, then on without further lines",
          settings.endpoints().webSocketUri().getHost(),
          reason,
          seconds);
    } else {
      LOG.debug("failure {}: {}; next try in {} s", failures, reason, seconds);
    }
    if (failures == settings.retry().failuresBeforeAlert()) {
      String detail = failures + " failures in a row, the last one: " + reason;
      LOG.error("no connection to the venue: {}", detail);
      parts.events().connection(Type.FAILING, id, detail);
    }
  }

  @Override
  public void data(SpotConnection connection, Subscription subscription) {
    if (isCurrent(connection) || isNext(connection)) {
      watch.signal(connection, subscription, Signal.DATA, "the first frame is here");
    }
  }

  @Override
  public void changed(
      SpotConnection connection, Subscription subscription, Signal signal, String why) {
    if (isCurrent(connection) || isNext(connection)) {
      watch.signal(connection, subscription, signal, why);
    }
  }

  @Override
  public void shutdownAnnounced(SpotConnection connection) {
    if (isCurrent(connection)) {
      replace("the venue announced a shutdown");
    } else if (isNext(connection)) {
      connection.abort("the venue announced a shutdown");
    }
  }

  private void replace(String reason) {
    if (next.isPresent() || replacementPlanned || closing) {
      return;
    }
    replacementReason = reason;
    // One that is replaced again and again waits like one that fails.
    boolean young =
        current.map(SpotConnection::age).orElse(Duration.ZERO).compareTo(minimumAge()) < 0;
    if (young && failedReplacements > 0) {
      replaceAfter(backoff.after(failedReplacements));
    } else {
      next = Optional.of(dial());
    }
    failedReplacements++;
  }

  private Duration minimumAge() {
    return settings.retry().stableAfter();
  }

  private void replaceAfter(Duration wait) {
    replacementPlanned = true;
    timers.controlAfter(
        wait,
        () -> {
          replacementPlanned = false;
          if (next.isEmpty() && connected && !closing) {
            next = Optional.of(dial());
          }
        });
  }

  private void replacementFailed(String reason) {
    next = Optional.empty();
    overlapping = !retired.isEmpty();
    parts.counters().reconnects.increment();
    LOG.warn("the replacement connection failed: {}; the old one goes on", reason);
    replaceAfter(backoff.after(Math.max(1, failedReplacements++)));
  }

  private void tick() {
    current.ifPresent(this::checkLiveness);
    next.ifPresent(this::checkLiveness);
    next.ifPresent(this::promoteWhenReady);
    current.filter(SpotConnection::isOpen).ifPresent(this::checkData);
  }

  private void checkLiveness(SpotConnection connection) {
    SpotFeedSettings.Connection limits = settings.connection();
    Duration silence = connection.silence();
    if (!connection.isOpen() && silence.compareTo(limits.connectTimeout()) > 0) {
      connection.abort("not open within " + limits.connectTimeout().toMillis() + " ms");
    } else if (connection.isOpen() && silence.compareTo(limits.silenceLimit()) > 0) {
      connection.abort("no frame and no ping for " + silence.toMillis() + " ms");
    }
  }

  private void checkData(SpotConnection connection) {
    if (connection.age().compareTo(settings.connection().rotateAfter()) > 0) {
      replace("it reached its age limit");
    }
    if (watch.check(connection)) {
      replace("all its streams are silent");
    }
  }

  private void promoteWhenReady(SpotConnection replacement) {
    Duration age = replacement.age();
    boolean late = age.compareTo(settings.subscribing().firstFrameWithin()) > 0;
    if (!replacement.hasData()) {
      if (late && replacement.isOpen()) {
        replacement.abort("no data within " + age.toMillis() + " ms");
      }
      return;
    }
    if (replacement.allAnswered() || late) {
      next = Optional.empty();
      SpotConnection old = current.orElseThrow();
      current = Optional.of(replacement);
      retired.add(old);
      connected = true;
      parts.events().connection(Type.ROTATED, replacement.id(), replacementReason);
      timers.controlAfter(settings.connection().overlap(), () -> retire(old));
      timers.controlAfter(minimumAge(), () -> replaced(replacement));
    }
  }

  private void retire(SpotConnection old) {
    old.close();
    timers.controlAfter(
        CLOSE_HANDSHAKE,
        () -> {
          if (retired.contains(old)) {
            old.abort("the venue did not answer the close");
          }
        });
  }

  private void replaced(SpotConnection replacement) {
    if (isCurrent(replacement)) {
      failedReplacements = 0;
    }
  }

  private boolean isCurrent(SpotConnection connection) {
    return current.filter(c -> c == connection).isPresent();
  }

  private boolean isNext(SpotConnection connection) {
    return next.filter(c -> c == connection).isPresent();
  }

  /** Asks the venue to close whatever is open. Control thread. */
  void close() {
    closing = true;
    connected = false;
    current.ifPresent(c -> parts.events().connection(Type.CLOSED, c.id(), "the feed was closed"));
    current.ifPresent(SpotConnection::close);
    next.ifPresent(SpotConnection::close);
    retired.forEach(SpotConnection::close);
  }

  /** Ends what the venue did not close. Any thread, once no task runs. */
  void abort() {
    current.ifPresent(c -> c.abort("the feed was closed"));
    next.ifPresent(c -> c.abort("the feed was closed"));
    retired.forEach(c -> c.abort("the feed was closed"));
  }
}
