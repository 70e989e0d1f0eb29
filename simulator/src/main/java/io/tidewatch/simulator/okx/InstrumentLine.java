package io.tidewatch.simulator.okx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One instrument: its book, who listens to it, and the faults ordered for it. What is sent keeps
 * the order of what happens, snapshots included. Thread-safe.
 */
final class InstrumentLine {
  /** What becomes of the next update. */
  enum Fault {
    NONE,
    DROP,
    DUPLICATE,
    /** It is sent after the one that follows. */
    SWAP
  }

  private final TrueBook book;
  private final Set<OkxClient> booksListeners = ConcurrentHashMap.newKeySet();
  private final Set<OkxClient> tradesListeners = ConcurrentHashMap.newKeySet();
  private final String instId;
  private volatile OkxListing listing;
  private Fault next = Fault.NONE;
  private final List<String> swapped = new ArrayList<>();
  private long snapshots;

  InstrumentLine(OkxListing listing, long firstSeqId, BookChange opening) {
    this.listing = listing;
    this.instId = listing.instId();
    this.book = new TrueBook(instId, firstSeqId, opening);
  }

  OkxListing listing() {
    return listing;
  }

  void listing(OkxListing changed) {
    listing = changed;
  }

  synchronized BookView view(int depth) {
    return book.view(depth);
  }

  synchronized long snapshots() {
    return snapshots;
  }

  synchronized void fault(Fault fault) {
    next = fault;
  }

  synchronized void apply(BookChange change) {
    sendUpdate(OkxFrames.update(instId, book.apply(change)));
  }

  synchronized void reset(BookChange change, long newSeqId) {
    sendUpdate(OkxFrames.update(instId, book.reset(change, newSeqId)));
  }

  synchronized void heartbeat(long nowMs) {
    sendUpdate(OkxFrames.update(instId, book.heartbeat(nowMs)));
  }

  synchronized void prints(List<OkxPrint> prints) {
    send(tradesListeners, OkxFrames.trades(instId, prints));
  }

  synchronized void raw(OkxChannel channel, String text) {
    send(listeners(channel), text);
  }

  private void sendUpdate(String frame) {
    Fault fault = next;
    next = Fault.NONE;
    switch (fault) {
      case NONE -> send(booksListeners, frame);
      case DROP -> {
        // It is lost.
      }
      case DUPLICATE -> {
        send(booksListeners, frame);
        send(booksListeners, frame);
      }
      case SWAP -> {
        swapped.add(frame);
        return;
      }
    }
    swapped.forEach(late -> send(booksListeners, late));
    swapped.clear();
  }

  private static void send(Set<OkxClient> listeners, String frame) {
    listeners.forEach(client -> client.push(frame));
  }

  /** Answers, sends the snapshot of a book unless it is withheld, and listens from then on. */
  synchronized void subscribe(
      OkxClient client, OkxChannel channel, String answer, boolean withSnapshot) {
    client.answer(answer);
    if (channel == OkxChannel.BOOKS && withSnapshot) {
      client.push(OkxFrames.snapshot(book.view(TrueBook.DEPTH)));
      snapshots++;
    }
    listeners(channel).add(client);
    // A connection dropped meanwhile must not come back as a listener.
    if (!client.isOpen()) {
      forget(client);
    }
  }

  synchronized void unsubscribe(OkxClient client, OkxChannel channel, String answer) {
    listeners(channel).remove(client);
    client.answer(answer);
  }

  /** Does not wait for what is being sent. */
  void forget(OkxClient client) {
    booksListeners.remove(client);
    tradesListeners.remove(client);
  }

  int listenersOf(OkxChannel channel) {
    return listeners(channel).size();
  }

  private Set<OkxClient> listeners(OkxChannel channel) {
    return switch (channel) {
      case BOOKS -> booksListeners;
      case TRADES -> tradesListeners;
    };
  }
}
