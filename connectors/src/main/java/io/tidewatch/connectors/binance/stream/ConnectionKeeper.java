package io.tidewatch.connectors.binance.stream;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectPacer;
import io.tidewatch.connectors.feed.ConnectionId;
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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection to the venue open: connects again after a loss, ever more slowly; replaces a
 * connection that is old, about to be shut down or silent on all streams, with an overlap. All on
 * the control thread, except where a method says otherwise.
 */
public final class ConnectionKeeper implements StreamConnection.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionKeeper.class);
  private static final Duration CLOSE_HANDSHAKE = Duration.ofSeconds(5);

  private final StreamSettings settings;
  private final FeedParts parts;
  private final Timers timers;
  private final SubscriptionWatch watch;
  private final FrameReader reader;
  private final Supplier<ConnectionId> ids;
  private final ConnectPacer pacer;
  private final Losses losses;
  private final Replacements replacements;
  private final List<StreamConnection> retired = new ArrayList<>();
  private Optional<StreamConnection> next = Optional.empty();
  private Optional<StreamConnection> current = Optional.empty();
  private volatile boolean overlapping;
  private volatile boolean connected;
  private boolean closing;

  /**
   * @param reader takes the frames of all connections
   * @param ids of connections, with rising epochs
   * @param pacer spreads new connections; may be shared
   */
  public ConnectionKeeper(
      StreamSettings settings,
      FeedParts parts,
      Timers timers,
      FrameReader reader,
      Supplier<ConnectionId> ids,
      ConnectPacer pacer) {
    this.settings = requireNonNull(settings, "settings");
    this.parts = requireNonNull(parts, "parts");
    this.timers = requireNonNull(timers, "timers");
    this.reader = requireNonNull(reader, "reader");
    this.ids = requireNonNull(ids, "ids");
    this.pacer = requireNonNull(pacer, "pacer");
    this.watch = new SubscriptionWatch(settings, parts);
    this.losses = new Losses(settings.webSocketUri().getHost(), settings.retry(), parts);
    this.replacements = new Replacements(settings.retry());
  }

  /** Connects, and looks after the connection from now on. Any thread. */
  public void start() {
    timers.control(this::connect);
    timers.controlEvery(settings.shortestLimit().dividedBy(5).plusMillis(5), this::tick);
  }

  /** Wants these too; asked for at once if the connection is open. */
  public void add(List<StreamSubscription> more) {
    watch.add(more);
    open().forEach(connection -> connection.subscribe(more, List.of()));
  }

  /** Wants these no longer. */
  public void remove(List<StreamSubscription> gone) {
    watch.remove(gone);
    open().forEach(connection -> connection.unsubscribe(gone));
  }

  /** How many subscriptions it carries. */
  public int load() {
    return watch.size();
  }

  private Stream<StreamConnection> open() {
    return Stream.concat(current.stream(), next.stream()).filter(StreamConnection::isOpen);
  }

  /** Whether the socket is open. Any thread. */
  public boolean isConnected() {
    return connected;
  }

  /** Whether two connections bring data now. Any thread. */
  public boolean isOverlapping() {
    return overlapping;
  }

  private void connect() {
    if (!closing) {
      current = Optional.of(dial());
    }
  }

  private StreamConnection dial() {
    StreamConnection connection =
        new StreamConnection(ids.get(), settings, parts, reader, timers, this);
    Duration wait = pacer.reserve(System.nanoTime());
    if (wait.isZero()) {
      connection.connect();
    } else {
      timers.controlAfter(wait, connection::connect);
    }
    return connection;
  }

  @Override
  public void opened(StreamConnection connection) {
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

  private void lasted(StreamConnection connection) {
    if (isCurrent(connection) && connection.isOpen()) {
      losses.stable();
      replacements.stable();
    }
  }

  @Override
  public void closed(StreamConnection connection, FrameSocket.Closed closed) {
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
    if (isCurrent(connection) && next.filter(StreamConnection::hasData).isPresent()) {
      takeOver(next.get());
    }
    parts.events().connection(Type.CLOSED, connection.id(), reason);
    if (isNext(connection)) {
      replacementFailed(reason);
    } else if (isCurrent(connection)) {
      lost(connection, reason);
    }
    retired.remove(connection);
    overlapping = next.filter(StreamConnection::isOpen).isPresent() || !retired.isEmpty();
  }

  private void lost(StreamConnection connection, String reason) {
    watch.disconnected(connection);
    if (next.isPresent()) {
      // The replacement is on its way already and takes over without a wait, but without data yet.
      current = next;
      next = Optional.empty();
      connected = current.get().isOpen();
      current.filter(StreamConnection::isOpen).ifPresent(watch::requested);
      return;
    }
    connected = false;
    current = Optional.empty();
    timers.controlAfter(losses.failed(connection.id(), reason), this::connect);
  }

  @Override
  public void changed(
      StreamConnection connection, StreamSubscription subscription, Signal signal, String why) {
    if (isCurrent(connection) || isNext(connection)) {
      // A replacement that has not taken over may end unheard: until then the old one stands for
      // it.
      StreamConnection named = isNext(connection) ? current.orElse(connection) : connection;
      watch.signal(named, subscription, signal, why);
    }
  }

  @Override
  public void shutdownAnnounced(StreamConnection connection) {
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
    if (closing) {
      return;
    }
    open().forEach(StreamConnection::tick);
    Stream.concat(current.stream(), next.stream())
        .forEach(c -> c.deadBecause().ifPresent(c::abort));
    next.filter(StreamConnection::isOpen).ifPresent(this::promoteWhenReady);
    current.filter(StreamConnection::isOpen).ifPresent(this::checkData);
  }

  private void checkData(StreamConnection connection) {
    if (connection.age().compareTo(settings.connection().rotateAfter()) > 0) {
      replace("it reached its age limit", true);
    }
    if (watch.check(connection)) {
      replace("all its streams are silent", false);
    }
  }

  // Takes over once the venue has answered all requests and a trade came: from then on the new
  // connection brings whatever the old one brings.
  private void promoteWhenReady(StreamConnection replacement) {
    boolean late = replacement.age().compareTo(settings.firstFrameWithin()) > 0;
    if (replacement.hasData() && (replacement.allAnswered() || late)) {
      promote(replacement);
    } else if (late) {
      replacement.abort("no data within " + settings.firstFrameWithin().toMillis() + " ms");
    }
  }

  private void promote(StreamConnection replacement) {
    StreamConnection old = current.orElseThrow();
    retired.add(old);
    takeOver(replacement);
    timers.controlAfter(settings.connection().overlap(), () -> retire(old));
  }

  /** Whoever hears of the end of the old connection has to know before that it matters no more. */
  private void takeOver(StreamConnection replacement) {
    StreamConnection old = current.orElseThrow();
    current = Optional.of(replacement);
    next = Optional.empty();
    parts.events().rotated(old.id(), replacement.id(), replacements.reason());
  }

  private void retire(StreamConnection old) {
    old.close();
    timers.controlAfter(
        CLOSE_HANDSHAKE,
        () -> {
          if (retired.contains(old)) {
            old.abort("the venue did not answer the close");
          }
        });
  }

  private boolean isCurrent(StreamConnection connection) {
    return current.filter(c -> c == connection).isPresent();
  }

  private boolean isNext(StreamConnection connection) {
    return next.filter(c -> c == connection).isPresent();
  }

  /** Asks the venue to close whatever is open, and ends what it did not close. */
  public void close(String why) {
    closing = true;
    connected = false;
    current.ifPresent(c -> parts.events().connection(Type.CLOSED, c.id(), why));
    all().forEach(StreamConnection::close);
    timers.controlAfter(CLOSE_HANDSHAKE, this::abort);
  }

  /** Ends what the venue did not close. Any thread, once the control thread has ended. */
  public void abort() {
    connected = false;
    all().forEach(c -> c.abort("the feed was closed"));
  }

  private Stream<StreamConnection> all() {
    return Stream.of(current.stream(), next.stream(), retired.stream())
        .flatMap(Function.identity());
  }
}
