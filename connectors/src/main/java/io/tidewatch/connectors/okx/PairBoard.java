package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectPacer;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.contract.log.LogFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All pairs and the connections that carry them: takes changes of what is wanted, first out, then
 * in; does what detectors ask for. Control thread only, except where a method says otherwise.
 */
final class PairBoard {
  private static final Logger LOG = LoggerFactory.getLogger(PairBoard.class);
  private static final ConnectionId NO_CONNECTION = new ConnectionId("none", 0);

  private final OkxFeedSettings settings;
  private final OkxParts parts;
  private final Timers timers;
  private final ConnectPacer pacer;
  private final Function<OkxConnection.Owner, OkxConnection> dialer;
  private final Map<String, Pair> pairs = new ConcurrentSkipListMap<>();
  private final Set<Pair> leaving = new HashSet<>();
  private final List<Slot> slots = new CopyOnWriteArrayList<>();
  private Map<String, OkxInstrument> wanted = Map.of();

  PairBoard(
      OkxFeedSettings settings,
      OkxParts parts,
      Timers timers,
      Function<OkxConnection.Owner, OkxConnection> dialer) {
    this.settings = requireNonNull(settings, "settings");
    this.parts = requireNonNull(parts, "parts");
    this.timers = requireNonNull(timers, "timers");
    this.dialer = requireNonNull(dialer, "dialer");
    this.pacer = ConnectPacer.perSecond(settings.connection().connectsPerSecond());
  }

  /** From now on these are wanted, and no others. */
  void want(List<OkxInstrument> instruments) {
    Map<String, OkxInstrument> next = new LinkedHashMap<>();
    instruments.forEach(instrument -> next.put(instrument.name(), instrument));
    wanted = next;
    work();
  }

  void tick() {
    slots.forEach(Slot::tick);
    work();
  }

  // A pair that is on its way out is added again only when it is out. New ones wait while an
  // unsubscribe request is unanswered, but not for its repetitions: one pair does not stop others.
  private void work() {
    for (Pair pair : List.copyOf(pairs.values())) {
      if (!wanted.containsKey(pair.instId()) && leaving.add(pair)) {
        parts.counters().subscriptionChanges.increment();
        slotOf(pair).ifPresentOrElse(slot -> slot.remove(pair), () -> left(pair, true));
      }
    }
    if (slots.stream().noneMatch(Slot::isUnsubscribing)) {
      for (OkxInstrument instrument : wanted.values()) {
        if (!pairs.containsKey(instrument.name())) {
          add(new Pair(instrument, parts));
        }
      }
      closeEmpty();
    }
  }

  private void add(Pair pair) {
    parts.counters().subscriptionChanges.increment();
    pairs.put(pair.instId(), pair);
    LogFields.subject(LOG.atInfo(), pair.instId()).log("subscribing to {}", pair.instId());
    slots.stream()
        .filter(slot -> slot.load() < settings.connection().instruments())
        .min(Comparator.comparingInt(Slot::load))
        .orElseGet(this::newSlot)
        .add(pair);
  }

  private Slot newSlot() {
    Slot slot = new Slot(settings, parts, timers, pacer, dialer, this::left);
    slots.add(slot);
    slot.start();
    return slot;
  }

  private Optional<Slot> slotOf(Pair pair) {
    return slots.stream().filter(slot -> slot.carries(pair)).findFirst();
  }

  private void left(Pair pair, boolean confirmed) {
    if (!leaving.remove(pair)) {
      return;
    }
    pairs.remove(pair.instId());
    String how =
        confirmed
            ? "no longer wanted"
            : "no longer wanted; the venue did not confirm it after "
                + settings.subscribing().tries()
                + " requests, its frames are left out";
    if (confirmed) {
      LogFields.subject(LOG.atInfo(), pair.instId()).log("unsubscribed from {}", pair.instId());
    } else {
      LogFields.subject(LOG.atWarn(), pair.instId())
          .log("unsubscribed from {} without a confirmation of the venue", pair.instId());
    }
    for (OkxChannel channel : OkxChannel.values()) {
      parts.events(channel).instrument(pair.instId(), Type.UNSUBSCRIBED, NO_CONNECTION, how);
    }
    timers.control(this::work);
  }

  private void closeEmpty() {
    List<Slot> empty =
        slots.stream().filter(slot -> slot.load() == 0 && leaving.isEmpty()).toList();
    empty.forEach(slot -> slot.close("nothing is subscribed on it any more"));
    slots.removeAll(empty);
  }

  /** Does what a detector asks for, unless the book is being recovered already. */
  void command(FeedCommand command) {
    Optional<ChannelSession> session =
        Optional.ofNullable(pairs.get(command.instrument()))
            .filter(pair -> !leaving.contains(pair))
            .flatMap(pair -> slotOf(pair).flatMap(slot -> slot.book(pair)))
            .filter(ChannelSession::isSettled);
    if (session.isEmpty()) {
      parts.counters().ignoredCommands.increment();
      return;
    }
    switch (command.action()) {
      case RESUBSCRIBE -> {
        parts.counters().recoveries.increment();
        session.get().resubscribe();
      }
      case SEED -> {
        parts.counters().recoveries.increment();
        session.get().seedLive();
      }
      // Lost updates of a book cannot be fetched.
      case BACKFILL -> parts.counters().ignoredCommands.increment();
    }
  }

  /** Whether every socket that is needed is open. Any thread. */
  boolean isConnected() {
    return !slots.isEmpty() && slots.stream().allMatch(slot -> slot.openSockets() > 0);
  }

  /** Any thread. */
  int openSockets() {
    return slots.stream().mapToInt(Slot::openSockets).sum();
  }

  /** Instruments whose book is live. Any thread. */
  int activePairs() {
    return (int)
        pairs.values().stream()
            .map(pair -> pair.subscription(OkxChannel.BOOKS).state())
            .filter(SubscriptionState.LIVE::equals)
            .count();
  }

  /** By name of the instrument. Any thread. */
  List<SubscriptionStatus> statuses() {
    List<SubscriptionStatus> statuses = new ArrayList<>();
    pairs.values().forEach(pair -> pair.statuses().forEach(statuses::add));
    return statuses;
  }

  /** Asks the venue to close whatever is open. */
  void close() {
    slots.forEach(slot -> slot.close("the feed was closed"));
  }

  /** Ends what the venue did not close. Any thread, once the control thread has ended. */
  void abort() {
    slots.forEach(Slot::abort);
  }
}
