package io.tidewatch.connectors.binance.spot;

import static io.tidewatch.connectors.binance.spot.SpotChannel.TRADES;
import static io.tidewatch.connectors.binance.spot.SpotChannel.VENUE;
import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.contract.raw.RawHeaders;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One connection to the venue and the requests made on it. Data frames go straight to the router on
 * the socket's thread; everything else is told to the owner on the control thread, which is also
 * the only one to call the methods here.
 */
final class SpotConnection implements FrameSocket.Listener {
  /** The venue takes 1,024 streams; shorter messages keep an error small. */
  private static final int STREAMS_PER_MESSAGE = 200;

  /** What the owner wants to know; all on the control thread. */
  interface Owner {
    void opened(SpotConnection connection);

    void closed(SpotConnection connection, FrameSocket.Closed closed);

    /** First data of a subscription on this connection, or the first after a silence. */
    void data(SpotConnection connection, Subscription subscription);

    void changed(SpotConnection connection, Subscription subscription, Signal signal, String why);

    void shutdownAnnounced(SpotConnection connection);
  }

  private final ConnectionId id;
  private final FeedParts parts;
  private final FrameRouter router;
  private final Timers timers;
  private final Duration sendEvery;
  private final Owner owner;
  private final FrameSocket socket;
  private final Map<Long, List<Subscription>> unanswered = new HashMap<>();
  private final Deque<List<Subscription>> requests = new ArrayDeque<>();
  private final long createdNanos = System.nanoTime();
  private long nextRequest = 1;
  private boolean sending;
  private boolean open;
  private volatile boolean hasData;
  private long seq; // Socket thread only.

  SpotConnection(
      ConnectionId id,
      SpotFeedSettings settings,
      FeedParts parts,
      FrameRouter router,
      Timers timers,
      Owner owner) {
    this.id = requireNonNull(id, "id");
    this.parts = requireNonNull(parts, "parts");
    this.router = requireNonNull(router, "router");
    this.timers = requireNonNull(timers, "timers");
    this.owner = requireNonNull(owner, "owner");
    this.sendEvery = settings.connection().sendEvery();
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

  /** Whether any data frame came. */
  boolean hasData() {
    return hasData;
  }

  /** Whether every request was sent and answered. */
  boolean allAnswered() {
    return open && requests.isEmpty() && unanswered.isEmpty();
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - createdNanos);
  }

  Duration silence() {
    return socket.silence();
  }

  /** Asks for all of these in as few messages as the venue likes. */
  void subscribeAll(List<Subscription> subscriptions) {
    for (int i = 0; i < subscriptions.size(); i += STREAMS_PER_MESSAGE) {
      int end = Math.min(subscriptions.size(), i + STREAMS_PER_MESSAGE);
      requests.add(List.copyOf(subscriptions.subList(i, end)));
    }
    sendSoon();
  }

  /** Asks for this one alone, so that it cannot spoil the request of another. */
  void subscribeAlone(Subscription subscription) {
    subscription.queued();
    requests.add(List.of(subscription));
    sendSoon();
  }

  private void sendSoon() {
    if (!sending && !requests.isEmpty()) {
      sending = true;
      sendNext();
    }
  }

  private void sendNext() {
    List<Subscription> batch = requests.poll();
    if (batch == null) {
      sending = false;
      return;
    }
    long request = nextRequest++;
    unanswered.put(request, batch);
    for (Subscription subscription : batch) {
      subscription.requested();
      owner.changed(this, subscription, Signal.REQUESTED, "");
    }
    List<String> streams = batch.stream().map(Subscription::stream).toList();
    if (socket.send(ControlMessages.subscribe(request, streams))) {
      timers.controlAfter(sendEvery, this::sendNext);
    }
  }

  @Override
  public void onOpen() {
    timers.control(
        () -> {
          open = true;
          owner.opened(this);
        });
  }

  @Override
  public void onClosed(FrameSocket.Closed closed) {
    timers.control(
        () -> {
          open = false;
          owner.closed(this, closed);
        });
  }

  @Override
  public void onFrame(byte[] bytes, String text) {
    ScannedFrame scanned = FrameScan.scan(bytes);
    if (scanned.isShutdown()) {
      parts.counters().controlFrames.increment();
      timers.control(() -> owner.shutdownAnnounced(this));
    } else if (scanned.isAnswer()) {
      parts.counters().controlFrames.increment();
      timers.control(() -> answered(ControlMessages.read(text)));
    } else {
      data(bytes, text, scanned);
    }
  }

  private void data(byte[] bytes, String text, ScannedFrame scanned) {
    RawHeaders headers =
        new RawHeaders(
            VENUE,
            TRADES,
            id.id(),
            id.epoch(),
            seq++,
            parts.clock().receivedUs(text),
            parts.clock().source());
    router
        .route(bytes, headers, scanned)
        .ifPresent(
            subscription -> {
              boolean first = !hasData;
              hasData = true;
              boolean news = subscription.state() != SubscriptionState.LIVE;
              subscription.hear();
              if (first || news) {
                timers.control(() -> owner.data(this, subscription));
              }
            });
  }

  private void answered(ControlMessages.Answer answer) {
    switch (answer) {
      case ControlMessages.Answer.Accepted(long request) -> {
        for (Subscription subscription : taken(request)) {
          owner.changed(this, subscription, Signal.ACKNOWLEDGED, "the venue took the request");
        }
      }
      case ControlMessages.Answer.Refused(var request, String reason) -> {
        if (request.isPresent()) {
          refused(taken(request.getAsLong()), reason);
        } else if (unanswered.size() == 1) {
          refused(taken(unanswered.keySet().iterator().next()), reason);
        }
      }
      case ControlMessages.Answer.Other(var _) -> {
        // Counted as a control frame; there is nothing to do about it.
      }
    }
  }

  private List<Subscription> taken(long request) {
    List<Subscription> batch = unanswered.remove(request);
    return batch == null ? List.of() : batch;
  }

  // One bad name makes the venue refuse the whole message, so each is then asked for alone.
  private void refused(List<Subscription> batch, String reason) {
    if (batch.size() == 1) {
      owner.changed(this, batch.getFirst(), Signal.GIVEN_UP, "the venue refused it: " + reason);
      return;
    }
    new ArrayList<>(batch).forEach(this::subscribeAlone);
  }
}
