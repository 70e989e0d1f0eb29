package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.connectors.okx.ChannelSession.Step;
import io.tidewatch.connectors.okx.OkxControl.Answer;
import io.tidewatch.connectors.okx.OkxControl.Op;
import io.tidewatch.contract.raw.RawHeaders;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * One connection to the venue with the channels it carries. Data frames go straight to their lane
 * on the socket's thread; everything else is told on the control thread, which is also the only one
 * to call the methods here.
 */
final class OkxConnection implements FrameSocket.Listener, ChannelSession.Connection {
  /** What the owner wants to know; all on the control thread. */
  interface Owner {
    void opened(OkxConnection connection);

    void closed(OkxConnection connection, FrameSocket.Closed closed);

    /** Something happened to a subscription on this connection. */
    void changed(OkxConnection connection, Subscription subscription, Signal signal, String why);

    /** A pair is unsubscribed on this connection, confirmed by the venue or not. */
    void left(OkxConnection connection, Pair pair, boolean confirmed);

    void upgradeAnnounced(OkxConnection connection, String reason);

    /** There are no requests left for this hour. */
    void exhausted(OkxConnection connection);
  }

  private final ConnectionId id;
  private final OkxFeedSettings settings;
  private final OkxParts parts;
  private final Timers timers;
  private final BookSeeds seeds;
  private final Owner owner;
  private final FrameSocket socket;
  private final RequestBudget budget;
  private final FrameGate gate;
  private final Map<String, Map<OkxChannel, ChannelSession>> sessions = new ConcurrentHashMap<>();
  private final Map<Long, Sent> unanswered = new HashMap<>();
  private final long createdNanos = System.nanoTime();
  private long nextRequestId = 1;
  private long pingNanos;
  private boolean pinged;
  private boolean open;
  private boolean ended; // An abort may overtake the end of the handshake.
  private boolean exhausted;
  private volatile boolean handling;
  private volatile long handledNanos = System.nanoTime();

  private record Sent(ChannelSession session, Op op) {}

  OkxConnection(
      ConnectionId id,
      OkxFeedSettings settings,
      OkxParts parts,
      Timers timers,
      BookSeeds seeds,
      Owner owner) {
    this.id = requireNonNull(id, "id");
    this.settings = requireNonNull(settings, "settings");
    this.parts = requireNonNull(parts, "parts");
    this.timers = requireNonNull(timers, "timers");
    this.seeds = requireNonNull(seeds, "seeds");
    this.owner = requireNonNull(owner, "owner");
    this.budget = new RequestBudget(settings.connection().requestsPerHour());
    this.gate = new FrameGate(id, parts);
    this.socket =
        new FrameSocket(
            settings.endpoints().webSocketUri(),
            settings.connection().connectTimeout(),
            settings.connection().maxFrameBytes(),
            this);
  }

  ConnectionId id() {
    return id;
  }

  void connect() {
    socket.connect();
  }

  void close() {
    socket.close();
  }

  void abort(String reason) {
    socket.abort(reason);
  }

  boolean isOpen() {
    return open;
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - createdNanos);
  }

  /** Trades first, so that none is missed between the snapshot and the answer. */
  void subscribe(Pair pair) {
    Map<OkxChannel, ChannelSession> channels = new EnumMap<>(OkxChannel.class);
    for (OkxChannel channel : List.of(OkxChannel.TRADES, OkxChannel.BOOKS)) {
      channels.put(
          channel, new ChannelSession(pair, channel, settings.subscribing(), id.epoch(), this));
    }
    sessions.put(pair.instId(), channels);
    channels.get(OkxChannel.TRADES).subscribe();
    channels.get(OkxChannel.BOOKS).subscribe();
  }

  /** Told to the owner once both channels are out; false if the pair is not carried here. */
  boolean unsubscribe(Pair pair) {
    Map<OkxChannel, ChannelSession> channels = sessions.get(pair.instId());
    if (channels == null) {
      return false;
    }
    channels.values().forEach(ChannelSession::unsubscribe);
    return true;
  }

  /** The session of a book, if it is carried here. */
  Optional<ChannelSession> book(Pair pair) {
    return Optional.ofNullable(sessions.get(pair.instId()))
        .map(channels -> channels.get(OkxChannel.BOOKS));
  }

  /** Whether every book is there or given up. */
  boolean allSettled() {
    return open && all().allMatch(ChannelSession::isSettled);
  }

  boolean anyLive() {
    return all().anyMatch(s -> s.channel() == OkxChannel.BOOKS && s.step() == Step.LIVE);
  }

  /** Whether an unsubscribe request waits for the answer to its first try. */
  boolean isUnsubscribing() {
    return all().anyMatch(ChannelSession::isFirstUnsubscribe);
  }

  private Stream<ChannelSession> all() {
    return sessions.values().stream().flatMap(channels -> channels.values().stream());
  }

  /** Looks whether anything takes too long, and keeps the connection alive. */
  void tick() {
    deadBecause().ifPresent(this::abort);
    if (open) {
      all().toList().forEach(ChannelSession::check);
      pingWhenSilent();
    }
  }

  private Optional<String> deadBecause() {
    Duration timeout = settings.connection().connectTimeout();
    if (!open && !ended && age().compareTo(timeout) > 0) {
      return Optional.of("not open within " + timeout.toMillis() + " ms");
    }
    Duration within = settings.connection().pongWithin();
    if (open && pinged && !handling && silence().minus(sincePing()).isPositive()) {
      if (sincePing().compareTo(within) > 0) {
        return Optional.of("no pong within " + within.toMillis() + " ms");
      }
    }
    return Optional.empty();
  }

  // While a frame waits for room in Kafka nothing is read, and the silence is ours.
  private Duration silence() {
    Duration handled = Duration.ofNanos(System.nanoTime() - handledNanos);
    return handled.compareTo(socket.silence()) < 0 ? handled : socket.silence();
  }

  /** Whether a frame is being handled, or one came within this time. */
  boolean isReading(Duration within) {
    return handling || silence().compareTo(within) < 0;
  }

  private Duration sincePing() {
    return Duration.ofNanos(System.nanoTime() - pingNanos);
  }

  private void pingWhenSilent() {
    Duration after = settings.connection().pingAfter();
    boolean heardSince = pinged && silence().compareTo(sincePing()) < 0;
    if (heardSince) {
      pinged = false;
    }
    boolean due = silence().compareTo(after) > 0;
    if (due && (!pinged || handling && sincePing().compareTo(after) > 0)) {
      pinged = true;
      pingNanos = System.nanoTime();
      socket.send(OkxControl.PING);
    }
  }

  @Override
  public boolean send(ChannelSession session, Op op) {
    if (!budget.take(System.nanoTime())) {
      if (!exhausted) {
        exhausted = true;
        owner.exhausted(this);
      }
      return false;
    }
    long number = nextRequestId++;
    unanswered.put(number, new Sent(session, op));
    return socket.send(OkxControl.request(number, op, session.channel(), session.pair().instId()));
  }

  @Override
  public void signal(ChannelSession session, Signal signal, String why) {
    owner.changed(this, session.subscription(), signal, why);
  }

  @Override
  public void seed(ChannelSession session) {
    seeds.fetch(session.pair(), id, outcome -> seeded(session, outcome));
  }

  private void seeded(ChannelSession session, BookSeeds.Outcome outcome) {
    switch (outcome) {
      case BookSeeds.Outcome.Published() -> {
        // The age of the data counts from here, also where no frame follows for long.
        session.subscription().hear();
        session.data();
      }
      case BookSeeds.Outcome.NotNeeded() -> session.data();
      case BookSeeds.Outcome.Failed(String reason) -> {
        if (session.step() == Step.LIVE) {
          giveUpWaiting(session);
        }
        session.seedFailed(reason);
      }
    }
  }

  @Override
  public void giveUpWaiting(ChannelSession session) {
    // It may wait for Kafka, which the control thread must not.
    timers.blocking(() -> session.pair().lane().giveUpWaiting(id.epoch()));
  }

  @Override
  public void ended(ChannelSession session, boolean confirmed) {
    Map<OkxChannel, ChannelSession> channels = sessions.get(session.pair().instId());
    if (channels != null && channels.values().stream().allMatch(s -> s.step() == Step.ENDED)) {
      sessions.remove(session.pair().instId());
      owner.left(this, session.pair(), confirmed);
    }
  }

  @Override
  public void onOpen() {
    timers.control(this::opened);
  }

  private void opened() {
    if (!ended) {
      open = true;
      owner.opened(this);
    }
  }

  @Override
  public void onClosed(FrameSocket.Closed closed) {
    timers.control(() -> ended(closed));
  }

  private void ended(FrameSocket.Closed closed) {
    ended = true;
    open = false;
    owner.closed(this, closed);
  }

  @Override
  public void onFrame(byte[] bytes, String text) {
    handling = true;
    try {
      take(bytes, text);
    } finally {
      handledNanos = System.nanoTime();
      handling = false;
    }
  }

  private void take(byte[] bytes, String text) {
    if (text.equals(OkxControl.PONG)) {
      parts.common().counters().controlFrames.increment();
      return;
    }
    OkxScan.Scanned scanned = OkxScan.scan(bytes);
    if (scanned.control()) {
      parts.common().counters().controlFrames.increment();
      timers.control(() -> answered(OkxControl.read(text)));
      return;
    }
    parts.common().counters().came(bytes);
    Optional<ChannelSession> session =
        scanned
            .channel()
            .flatMap(channel ->
                scanned.instId().map(sessions::get).map(channels -> channels.get(channel)));
    RawHeaders headers = gate.headers(text, scanned.channel());
    scanned.saidMs().ifPresent(said -> parts.common().counters().timed(said, headers.receivedUs()));
    if (session.isPresent()) {
      Incoming frame = new Incoming(bytes, headers, scanned.snapshot(), scanned.lastTradeId());
      heard(session.get(), gate.take(session.get().pair().lane(), scanned, frame));
    } else {
      gate.stray(scanned, bytes, headers);
    }
  }

  // Only what changes something goes to the control thread: most frames change nothing.
  private void heard(ChannelSession session, Lane.Taken taken) {
    Subscription subscription = session.subscription();
    boolean books = session.channel() == OkxChannel.BOOKS;
    switch (taken) {
      case SNAPSHOT -> {
        subscription.hear();
        timers.control(session::data);
      }
      case PUBLISHED -> {
        subscription.hear();
        if (subscription.state() != SubscriptionState.LIVE) {
          timers.control(session::data);
        }
      }
      case HELD -> {
        subscription.hear();
        if (session.tellOnce()) {
          timers.control(books ? session::withoutSnapshot : session::data);
        }
      }
      case SUPERSEDED -> {
        // The newer connection speaks for the instrument.
      }
    }
  }

  private void answered(Answer answer) {
    switch (answer) {
      case Answer.Done(long number) -> {
        Sent sent = unanswered.remove(number);
        if (sent != null) {
          sent.session().done(sent.op());
        }
      }
      case Answer.Refused(var number, String reason) -> {
        Sent sent = number.isPresent() ? unanswered.remove(number.getAsLong()) : null;
        if (sent != null) {
          sent.session().refused(sent.op(), reason);
        }
      }
      case Answer.ClosingSoon(String reason) -> owner.upgradeAnnounced(this, reason);
      case Answer.Other(var _) -> {
        // Counted as a control frame; there is nothing to do about it.
      }
    }
  }
}
