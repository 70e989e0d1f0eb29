package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectPacer;
import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.connectors.feed.Losses;
import io.tidewatch.connectors.feed.Replacements;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection open for some pairs: connects again after a loss, ever more slowly; replaces
 * a connection that is about to be cut, silent or out of requests, with an overlap. Control thread
 * only, except where a method says otherwise.
 */
final class Slot implements OkxConnection.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(Slot.class);
  private static final Duration CLOSE_HANDSHAKE = Duration.ofSeconds(5);
  private static final int MOST_CLOSE_WAITS = 12;

  private final OkxFeedSettings settings;
  private final OkxParts parts;
  private final Timers timers;
  private final ConnectPacer pacer;
  private final Function<OkxConnection.Owner, OkxConnection> dialer;
  private final BiConsumer<Pair, Boolean> left;
  private final Losses losses;
  private final Replacements replacements;
  private final Map<String, Pair> pairs = new LinkedHashMap<>();
  private final List<OkxConnection> retired = new ArrayList<>();
  private final Set<Pair> leaving = new LinkedHashSet<>();
  private Optional<OkxConnection> current = Optional.empty();
  private Optional<OkxConnection> next = Optional.empty();
  private boolean closing;
  private volatile int openSockets;

  /**
   * @param dialer makes connections with rising epochs
   * @param left is told when a pair is unsubscribed, and whether the venue confirmed that
   */
  Slot(
      OkxFeedSettings settings,
      OkxParts parts,
      Timers timers,
      ConnectPacer pacer,
      Function<OkxConnection.Owner, OkxConnection> dialer,
      BiConsumer<Pair, Boolean> left) {
    this.settings = requireNonNull(settings, "settings");
    this.parts = requireNonNull(parts, "parts");
    this.timers = requireNonNull(timers, "timers");
    this.pacer = requireNonNull(pacer, "pacer");
    this.dialer = requireNonNull(dialer, "dialer");
    this.left = requireNonNull(left, "left");
    String host = settings.endpoints().webSocketUri().getHost();
    this.losses = new Losses(host, settings.retry(), parts.common());
    this.replacements = new Replacements(settings.retry());
  }

  void start() {
    dialAfter(Duration.ZERO, this::dialCurrent);
  }

  // The venue counts connections of the whole feed, so every dial takes its place in the row, but
  // only once it is due: a connection that waits long holds up no other.
  private void dialAfter(Duration wait, Runnable dial) {
    timers.controlAfter(wait, () -> timers.controlAfter(pacer.reserve(System.nanoTime()), dial));
  }

  private void dialCurrent() {
    if (!closing && current.isEmpty()) {
      current = Optional.of(dial());
    }
  }

  private OkxConnection dial() {
    OkxConnection connection = dialer.apply(this);
    connection.connect();
    return connection;
  }

  int load() {
    return pairs.size();
  }

  boolean carries(Pair pair) {
    return pairs.get(pair.instId()) == pair;
  }

  /** How many sockets are open. Any thread. */
  int openSockets() {
    return openSockets;
  }

  /** Whether the socket that carries the pairs is open. */
  boolean isOpen() {
    return current.filter(OkxConnection::isOpen).isPresent();
  }

  boolean isUnsubscribing() {
    return current.filter(OkxConnection::isUnsubscribing).isPresent();
  }

  void add(Pair pair) {
    pairs.put(pair.instId(), pair);
    connections().filter(OkxConnection::isOpen).forEach(connection -> connection.subscribe(pair));
  }

  void remove(Pair pair) {
    pairs.remove(pair.instId());
    next.ifPresent(connection -> connection.unsubscribe(pair));
    boolean asked =
        current.filter(OkxConnection::isOpen).filter(c -> c.unsubscribe(pair)).isPresent();
    if (asked) {
      leaving.add(pair);
    } else {
      left.accept(pair, true);
    }
  }

  // With the connection its subscriptions are gone as well.
  private void allLeft() {
    List<Pair> gone = List.copyOf(leaving);
    leaving.clear();
    gone.forEach(pair -> left.accept(pair, true));
  }

  /** The session of a book on the connection in use. */
  Optional<ChannelSession> book(Pair pair) {
    return current.filter(OkxConnection::isOpen).flatMap(connection -> connection.book(pair));
  }

  @Override
  public void opened(OkxConnection connection) {
    parts.common().counters().connections.increment();
    parts.common().events().connection(Type.CONNECTED, connection.id(), "the connection is open");
    pairs.values().forEach(connection::subscribe);
    timers.controlAfter(settings.retry().stableAfter(), () -> lasted(connection));
    count();
  }

  private void lasted(OkxConnection connection) {
    if (isCurrent(connection) && connection.isOpen()) {
      losses.stable();
      replacements.stable();
    }
  }

  @Override
  public void closed(OkxConnection connection, FrameSocket.Closed closed) {
    retired.remove(connection);
    count();
    if (closing) {
      return;
    }
    if (closed.tooBig()) {
      parts.common().counters().refusedFrames.increment();
    }
    String reason = closed.reason() + OkxControl.meaning(closed.code());
    if (isCurrent(connection) && next.filter(OkxConnection::anyLive).isPresent()) {
      takeOver(next.get());
      allLeft();
    }
    parts.common().events().connection(Type.CLOSED, connection.id(), reason);
    if (isNext(connection)) {
      replacementFailed(reason);
    } else if (isCurrent(connection)) {
      lost(connection, reason);
    }
    count();
  }

  private void lost(OkxConnection connection, String reason) {
    allLeft();
    signalAll(connection, Signal.DISCONNECTED);
    if (next.isPresent()) {
      // The replacement is on its way already and takes over without a wait, but without data yet.
      current = next;
      next = Optional.empty();
      current.filter(OkxConnection::isOpen).ifPresent(c -> signalAll(c, Signal.REQUESTED));
      return;
    }
    current = Optional.empty();
    dialAfter(losses.failed(connection.id(), reason), this::dialCurrent);
  }

  private void signalAll(OkxConnection connection, Signal signal) {
    for (Pair pair : pairs.values()) {
      pair.subscriptions().forEach(subscription -> signal(connection, subscription, signal, ""));
    }
  }

  @Override
  public void changed(
      OkxConnection connection, Subscription subscription, Signal signal, String why) {
    if (isCurrent(connection) || isNext(connection) && signal != Signal.DISCONNECTED) {
      // A replacement that has not taken over may end unheard: until then the old one stands for
      // it.
      OkxConnection named = isNext(connection) ? current.orElse(connection) : connection;
      signal(named, subscription, signal, why);
    }
  }

  private void signal(
      OkxConnection connection, Subscription subscription, Signal signal, String why) {
    subscription
        .on(signal)
        .flatMap(SubscriptionState::event)
        .ifPresent(type ->
            parts
                .events(subscription.channel())
                .instrument(subscription.instId(), type, connection.id(), why));
  }

  @Override
  public void left(OkxConnection connection, Pair pair, boolean confirmed) {
    if (isCurrent(connection) && leaving.remove(pair)) {
      left.accept(pair, confirmed);
    }
  }

  @Override
  public void upgradeAnnounced(OkxConnection connection, String reason) {
    if (isCurrent(connection)) {
      replace("the venue announced: " + reason, true);
    } else if (isNext(connection)) {
      connection.abort("the venue announced: " + reason);
    }
  }

  @Override
  public void exhausted(OkxConnection connection) {
    if (isCurrent(connection)) {
      int most = settings.connection().requestsPerHour();
      replace("it used up its " + most + " requests an hour", true);
    }
  }

  private void replace(String reason, boolean insist) {
    if (next.isEmpty() && !closing) {
      replacements.wanted(reason, insist).ifPresent(wait -> dialAfter(wait, this::dialNext));
    }
  }

  private void replacementFailed(String reason) {
    next = Optional.empty();
    parts.common().counters().reconnects.increment();
    LOG.info("the replacement connection failed: {}; the old one goes on", reason);
    replacements.failed().ifPresent(wait -> dialAfter(wait, this::dialNext));
  }

  private void dialNext() {
    replacements.dialled();
    if (next.isEmpty() && isOpen() && !closing) {
      next = Optional.of(dial());
    }
  }

  void tick() {
    connections().toList().forEach(OkxConnection::tick);
    next.filter(OkxConnection::isOpen).ifPresent(this::promoteWhenReady);
    current.filter(OkxConnection::isOpen).ifPresent(this::checkAges);
  }

  // Each lane changes over at its own snapshot; once all have, the old connection has no use.
  private void promoteWhenReady(OkxConnection replacement) {
    OkxFeedSettings.Subscribing limits = settings.subscribing();
    Duration patience =
        limits.answerWithin().multipliedBy(limits.tries()).plus(limits.firstFrameWithin());
    boolean late = replacement.age().compareTo(patience) > 0;
    if (replacement.allSettled() || late && replacement.anyLive()) {
      promote(replacement);
    } else if (late) {
      replacement.abort("no book within " + patience.toMillis() + " ms");
    }
  }

  private void promote(OkxConnection replacement) {
    OkxConnection old = current.orElseThrow();
    takeOver(replacement);
    retire(old);
    allLeft();
  }

  /** Whoever hears of the end of the old connection has to know before that it matters no more. */
  private void takeOver(OkxConnection replacement) {
    OkxConnection old = current.orElseThrow();
    current = Optional.of(replacement);
    next = Optional.empty();
    parts
        .common()
        .events()
        .rotated(old.id(), replacement.id(), "replaces one: " + replacements.reason());
  }

  private void retire(OkxConnection old) {
    retired.add(old);
    old.close();
    timers.controlAfter(CLOSE_HANDSHAKE, () -> endWhenSilent(old, MOST_CLOSE_WAITS));
  }

  // What is still on the way is wanted, also while it waits for Kafka; but not without an end.
  private void endWhenSilent(OkxConnection old, int waits) {
    if (!retired.contains(old)) {
      return;
    }
    if (waits > 1 && old.isReading(CLOSE_HANDSHAKE)) {
      timers.controlAfter(CLOSE_HANDSHAKE, () -> endWhenSilent(old, waits - 1));
    } else {
      old.abort("the venue did not answer the close");
    }
  }

  private void checkAges(OkxConnection connection) {
    List<Pair> stale = pairs.values().stream().filter(this::isStale).toList();
    for (Pair pair : stale) {
      String why = "no data for " + settings.subscribing().staleAfter().toSeconds() + " s";
      signal(connection, pair.subscription(OkxChannel.BOOKS), Signal.QUIET, why);
    }
    if (stale.isEmpty()) {
      return;
    }
    if (pairs.values().stream().noneMatch(Slot::isLive)) {
      // The venue sends a frame each minute even of a quiet book, so the silence is a fault.
      replace("all its books are silent", true);
    } else {
      stale.forEach(pair -> connection.book(pair).ifPresent(this::recover));
    }
  }

  private void recover(ChannelSession session) {
    parts.counters().recoveries.increment();
    session.resubscribe();
  }

  private boolean isStale(Pair pair) {
    Subscription books = pair.subscription(OkxChannel.BOOKS);
    return isLive(pair) && books.dataAge().compareTo(settings.subscribing().staleAfter()) > 0;
  }

  private static boolean isLive(Pair pair) {
    return pair.subscription(OkxChannel.BOOKS).state() == SubscriptionState.LIVE;
  }

  private void count() {
    openSockets = (int) connections().filter(OkxConnection::isOpen).count();
  }

  private boolean isCurrent(OkxConnection connection) {
    return current.filter(c -> c == connection).isPresent();
  }

  private boolean isNext(OkxConnection connection) {
    return next.filter(c -> c == connection).isPresent();
  }

  private Stream<OkxConnection> connections() {
    return Stream.of(current.stream(), next.stream(), retired.stream()).flatMap(c -> c);
  }

  /** Asks the venue to close whatever is open. */
  void close(String why) {
    closing = true;
    current.ifPresent(c -> parts.common().events().connection(Type.CLOSED, c.id(), why));
    connections().toList().forEach(OkxConnection::close);
    timers.controlAfter(CLOSE_HANDSHAKE, this::abort);
  }

  /** Ends what the venue did not close. Any thread, once the control thread has ended. */
  void abort() {
    connections().toList().forEach(c -> c.abort("the feed was closed"));
    openSockets = 0;
  }
}
