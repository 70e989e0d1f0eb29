package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.connectors.feed.Losses;
import io.tidewatch.connectors.feed.Replacements;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection to the venue open: connects again after a loss, ever more slowly; replaces a
 * connection that is old, about to be shut down or silent on all streams, with an overlap. All on
 * the control thread, except where a method says otherwise.
 */
final class ConnectionKeeper implements SpotConnection.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionKeeper.class);
  private static final Duration CLOSE_HANDSHAKE = Duration.ofSeconds(5);

  private final SpotFeedSettings settings;
  private final FeedParts parts;
  private final Timers timers;
  private final SubscriptionWatch watch;
  private final Function<SpotConnection.Owner, SpotConnection> dialer;
  private final Losses losses;
  private final Replacements replacements;
  private final List<SpotConnection> retired = new ArrayList<>();
  private Optional<SpotConnection> next = Optional.empty();
  private Optional<SpotConnection> current = Optional.empty();
  private volatile boolean overlapping;
  private volatile boolean connected;
  private boolean closing;

  /**
   * @param dialer makes connections with rising epochs
   */
  ConnectionKeeper(
      SpotFeedSettings settings,
      FeedParts parts,
      Timers timers,
      SubscriptionWatch watch,
      Function<SpotConnection.Owner, SpotConnection> dialer) {
    this.settings = requireNonNull(settings, "settings");
    this.parts = requireNonNull(parts, "parts");
    this.timers = requireNonNull(timers, "timers");
    this.watch = requireNonNull(watch, "watch");
    this.dialer = requireNonNull(dialer, "dialer");
    this.losses =
        new Losses(settings.endpoints().webSocketUri().getHost(), settings.retry(), parts);
    this.replacements = new Replacements(settings.retry());
  }

  /** Any thread. */
  void start() {
    timers.control(this::connect);
    timers.controlEvery(settings.shortestLimit().dividedBy(5).plusMillis(5), this::tick);
  }

  /** Whether the socket is open. Any thread. */
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
    SpotConnection connection = dialer.apply(this);
    connection.connect();
    return connection;
  }

  @Override
  public void opened(SpotConnection connection) {
    parts.counters().connections.increment();
    parts.events().connection(Type.CONNECTED, connection.id(), "the connection is open");
    if (isCurrent(connection)) {
      connected = true;
    } else {
      overlapping = true;
    }
    connection.subscribe(watch.ordinary(), watch.doubtful());
    timers.controlAfter(settings.retry().stableAfter(), () -> lasted(connection));
  }

  private void lasted(SpotConnection connection) {
    if (isCurrent(connection) && connection.isOpen()) {
      losses.stable();
      replacements.stable();
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
    String reason =
        closed.tooBig()
            ? "refused a frame over " + settings.connection().maxFrameBytes() + " bytes and closed"
            : closed.reason();
    parts.events().connection(Type.CLOSED, connection.id(), reason);
    if (isNext(connection)) {
      replacementFailed(reason);
    } else if (isCurrent(connection)) {
      lost(connection, reason);
    }
    retired.remove(connection);
    overlapping = next.filter(SpotConnection::isOpen).isPresent() || !retired.isEmpty();
  }

  private void lost(SpotConnection connection, String reason) {
    if (next.isPresent()) {
      // The replacement is on its way already and takes over without a wait.
      current = next;
      next = Optional.empty();
      connected = current.get().isOpen();
      return;
    }
    connected = false;
    current = Optional.empty();
    watch.disconnected(connection);
    timers.controlAfter(losses.failed(connection.id(), reason), this::connect);
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
      replace("the venue announced a shutdown", true);
    } else if (isNext(connection)) {
      connection.abort("the venue announced a shutdown");
    }
  }

  private void replace(String reason, boolean insist) {
    if (next.isEmpty() && !closing) {
      replacements.wanted(reason, insist).ifPresent(this::replaceAfter);
    }
  }

  private void replacementFailed(String reason) {
    next = Optional.empty();
    parts.counters().reconnects.increment();
    LOG.info("the replacement connection failed: {}; the old one goes on", reason);
    replacements.failed().ifPresent(this::replaceAfter);
  }

  private void replaceAfter(Duration wait) {
    if (wait.isZero()) {
      dialReplacement();
    } else {
      timers.controlAfter(wait, this::dialReplacement);
    }
  }

  private void dialReplacement() {
    replacements.dialled();
    if (next.isEmpty() && connected && !closing) {
      next = Optional.of(dial());
    }
  }

  private void tick() {
    Stream.concat(current.stream(), next.stream())
        .forEach(c -> c.deadBecause().ifPresent(c::abort));
    next.filter(SpotConnection::isOpen).ifPresent(this::promoteWhenReady);
    current.filter(SpotConnection::isOpen).ifPresent(this::checkData);
  }

  private void checkData(SpotConnection connection) {
    if (connection.age().compareTo(settings.connection().rotateAfter()) > 0) {
      replace("it reached its age limit", true);
    }
    if (watch.check(connection)) {
      replace("all its streams are silent", false);
    }
  }

  // Takes over once the venue has answered all requests and a trade came: from then on the new
  // connection brings whatever the old one brings.
  private void promoteWhenReady(SpotConnection replacement) {
    boolean late = replacement.age().compareTo(settings.subscribing().firstFrameWithin()) > 0;
    if (replacement.hasData() && (replacement.allAnswered() || late)) {
      promote(replacement);
    } else if (late) {
      replacement.abort(
          "no data within " + settings.subscribing().firstFrameWithin().toMillis() + " ms");
    }
  }

  private void promote(SpotConnection replacement) {
    SpotConnection old = current.orElseThrow();
    retired.add(old);
    current = Optional.of(replacement);
    next = Optional.empty();
    parts.events().connection(Type.ROTATED, replacement.id(), replacements.reason());
    timers.controlAfter(settings.connection().overlap(), () -> retire(old));
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

  private boolean isCurrent(SpotConnection connection) {
    return current.filter(c -> c == connection).isPresent();
  }

  private boolean isNext(SpotConnection connection) {
    return next.filter(c -> c == connection).isPresent();
  }

  /** Asks the venue to close whatever is open. */
  void close() {
    closing = true;
    connected = false;
    current.ifPresent(c -> parts.events().connection(Type.CLOSED, c.id(), "the feed was closed"));
    all().forEach(SpotConnection::close);
  }

  /** Ends what the venue did not close. Any thread, once the control thread has ended. */
  void abort() {
    connected = false;
    all().forEach(c -> c.abort("the feed was closed"));
  }

  private Stream<SpotConnection> all() {
    return Stream.of(current.stream(), next.stream(), retired.stream())
        .flatMap(Function.identity());
  }
}
