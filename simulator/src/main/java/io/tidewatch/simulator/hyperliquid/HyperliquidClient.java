package io.tidewatch.simulator.hyperliquid;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.tidewatch.simulator.venue.ClientLink;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One connection of a client and what it is subscribed to. Thread-safe. */
final class HyperliquidClient {
  private static final Executor SOON = CompletableFuture.delayedExecutor(100, MILLISECONDS);

  private final ClientLink link;
  private final Set<Subscription> subscriptions = new LinkedHashSet<>();
  private volatile boolean ending;
  private volatile long sentNanos = System.nanoTime();

  HyperliquidClient(ClientLink link) {
    this.link = requireNonNull(link, "link");
  }

  synchronized Set<Subscription> subscriptions() {
    return Set.copyOf(subscriptions);
  }

  synchronized boolean add(Subscription subscription) {
    return subscriptions.add(subscription);
  }

  synchronized boolean remove(Subscription subscription) {
    return subscriptions.remove(subscription);
  }

  synchronized boolean has(Subscription subscription) {
    return subscriptions.contains(subscription);
  }

  /** Waits while the client is far behind; whether the frame was handed to the socket. */
  boolean push(String frame) {
    boolean sent = link.push(frame);
    if (sent) {
      sentNanos = System.nanoTime();
    }
    return sent;
  }

  /** Sends without waiting. */
  void answer(String frame) {
    if (link.answer(frame)) {
      sentNanos = System.nanoTime();
    }
  }

  /** Nothing was sent to it for so long; what it sends itself does not count. */
  boolean unsentFor(Duration limit) {
    return System.nanoTime() - sentNanos >= limit.toNanos();
  }

  void expire() {
    link.close(1000, "Expired");
  }

  /** Ends it as the venue does: without a word, a little after the answers before. */
  void dropSoon() {
    ending = true;
    SOON.execute(this::drop);
  }

  /** Whether nothing is answered any more. */
  boolean isEnding() {
    return ending;
  }

  void drop() {
    link.drop();
  }
}
