package io.tidewatch.connectors.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.dbotx.BatchSocket.Dialer;
import io.tidewatch.connectors.feed.ConnectPacer;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.contract.log.LogFields;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All batches with the sockets that carry them, one each. Control thread only, except where a
 * method says otherwise.
 */
final class BatchBoard {
  private static final Logger LOG = LoggerFactory.getLogger(BatchBoard.class);

  private final DbotxParts parts;
  private final ConnectPacer pacer;
  private final KeyRefusals keyRefusals;
  private final Dialer dialer;
  private final Map<Integer, BatchSocket> sockets = new ConcurrentSkipListMap<>();
  private final List<BatchSocket> leaving = new CopyOnWriteArrayList<>();
  private volatile SortedMap<Integer, Batch> wanted = new TreeMap<>();
  private volatile boolean loaded;

  BatchBoard(DbotxParts parts, Dialer dialer) {
    this.parts = requireNonNull(parts, "parts");
    this.dialer = requireNonNull(dialer, "dialer");
    this.pacer = new ConnectPacer(parts.settings().connection().startEvery());
    this.keyRefusals = new KeyRefusals(parts);
  }

  /** From now on these are wanted, and no others. */
  void want(SortedMap<Integer, Batch> batches) {
    int before = wanted.size();
    boolean first = !loaded;
    wanted = batches;
    loaded = true;
    if (first || batches.size() != before) {
      LOG.info("dbotx: {}", cost().sentence());
    }
    for (Map.Entry<Integer, BatchSocket> entry : sockets.entrySet()) {
      if (!batches.containsKey(entry.getKey())) {
        leave(entry.getKey(), entry.getValue());
      }
    }
    batches.values().forEach(this::want);
  }

  private void leave(int number, BatchSocket socket) {
    LogFields.subject(LOG.atInfo(), "batch " + number)
        .log("dbotx: batch {} has no pairs any more", number);
    parts.counters().subscriptionChanges.increment();
    sockets.remove(number);
    leaving.add(socket);
    socket.leave();
  }

  private void want(Batch batch) {
    BatchSocket socket = sockets.get(batch.number());
    boolean changed = socket == null || socket.want(batch);
    if (changed) {
      LogFields.subject(LOG.atInfo(), "batch " + batch.number())
          .log("dbotx: batch {}: {} pairs at {}", batch.number(), batch.size(), batch.interval());
      parts.counters().subscriptionChanges.increment();
    }
    if (socket == null) {
      BatchSocket added =
          new BatchSocket(parts.ofBatch(batch.number()), batch, pacer, keyRefusals, dialer);
      sockets.put(batch.number(), added);
      added.start();
    }
  }

  void tick() {
    sockets.values().forEach(BatchSocket::tick);
    leaving.forEach(BatchSocket::tick);
    leaving.removeIf(BatchSocket::isGone);
  }

  /** What the pool costs as it is. Any thread. */
  CreditCost cost() {
    return new CreditCost(wanted.size(), parts.settings().pushesPerSecond());
  }

  /** Any thread. */
  int pairs() {
    return wanted.values().stream().mapToInt(Batch::size).sum();
  }

  /** Whether the pool is known and every socket that it needs is open. Any thread. */
  boolean isConnected() {
    return loaded
        && sockets.size() == wanted.size()
        && sockets.values().stream().allMatch(BatchSocket::isOpen);
  }

  /** Any thread. */
  int openSockets() {
    return (int) sockets.values().stream().filter(BatchSocket::isOpen).count()
        + (int) leaving.stream().filter(BatchSocket::isOpen).count();
  }

  /** By number. Any thread. */
  List<SubscriptionStatus> statuses() {
    return sockets.values().stream().map(BatchSocket::status).toList();
  }

  /** Asks the venue to close whatever is open. */
  void close() {
    sockets.values().forEach(socket -> socket.close("the feed was closed"));
  }

  /** Ends what the venue did not close. Any thread, once the control thread has ended. */
  void abort() {
    sockets.values().forEach(BatchSocket::abort);
    leaving.forEach(BatchSocket::abort);
  }
}
