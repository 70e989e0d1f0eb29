package io.tidewatch.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.query.stream.CatchUp;
import io.tidewatch.query.stream.EventHub;
import io.tidewatch.query.stream.EventKind;
import io.tidewatch.query.stream.Follower;
import io.tidewatch.query.stream.Positions;
import io.tidewatch.query.stream.StreamEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Writes the events of one who follows, until he goes, is cut off, may read no longer, or the
 * server ends.
 */
final class EventWriter {
  private static final Duration TAKE = Duration.ofSeconds(1);
  private static final long BEAT_NS = Duration.ofSeconds(4).toNanos();

  private final EventHub hub;
  private final Follower follower;
  private final Optional<Positions> since;
  private final CatchUp catchUp;
  private final BooleanSupplier admitted;
  private long writtenNs = System.nanoTime();
  private long admittedNs = writtenNs;

  /**
   * @param since how far he was; empty if he begins
   * @param admitted whether he may still read, asked for again while he does
   */
  EventWriter(
      EventHub hub,
      Follower follower,
      Optional<Positions> since,
      CatchUp catchUp,
      BooleanSupplier admitted) {
    this.hub = requireNonNull(hub, "hub");
    this.follower = requireNonNull(follower, "follower");
    this.since = requireNonNull(since, "since");
    this.catchUp = requireNonNull(catchUp, "catchUp");
    this.admitted = requireNonNull(admitted, "admitted");
  }

  /**
   * What a reader who missed something is told.
   *
   * @param types of which he missed some; he reads their present state from the API
   */
  record Gap(List<String> types) {
    static Gap of(Set<EventKind> kinds) {
      return new Gap(kinds.stream().map(EventKind::type).sorted().toList());
    }
  }

  /**
   * Writes.
   *
   * @throws IOException if the reader is gone
   */
  void write(OutputStream to) throws IOException {
    try {
      Positions positions = begin(to);
      while (follower.cut() == Follower.Cut.NO && isAdmitted()) {
        follow(to, positions);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAdmitted() {
    long now = System.nanoTime();
    if (now - admittedNs < TAKE.toNanos()) {
      return true;
    }
    admittedNs = now;
    return admitted.getAsBoolean();
  }

  private Positions begin(OutputStream to) throws IOException, InterruptedException {
    Positions positions = follower.start().resumedAt(since.orElseGet(follower::start));
    send(to, beat(positions));
    if (since.isEmpty()) {
      return positions;
    }
    CatchUp.Missing missing = catchUp.read(since.get(), follower);
    for (StreamEvent event : missing.events()) {
      to.write(told(event, positions).getBytes(UTF_8));
    }
    positions.moveTo(follower.start(), missing.anew());
    if (!missing.lost().isEmpty()) {
      send(to, block("gap", positions, Json.MAPPER.writeValueAsString(Gap.of(missing.lost()))));
    }
    to.flush();
    return positions;
  }

  private void follow(OutputStream to, Positions positions)
      throws IOException, InterruptedException {
    // Another instance that was ahead of this one may have told him of the first ones.
    List<StreamEvent> taken = follower.take(TAKE).stream().filter(positions::isNew).toList();
    if (!taken.isEmpty()) {
      StringBuilder text = new StringBuilder();
      taken.forEach(event -> text.append(told(event, positions)));
      send(to, text.toString());
    } else if (System.nanoTime() - writtenNs >= BEAT_NS) {
      // What he is not interested in need not be read again when he comes back.
      hub.passed(follower).ifPresent(passed -> positions.moveTo(passed, Set.of()));
      send(to, beat(positions));
    }
  }

  private void send(OutputStream to, String text) throws IOException {
    to.write(text.getBytes(UTF_8));
    to.flush();
    writtenNs = System.nanoTime();
  }

  private static String told(StreamEvent event, Positions positions) {
    positions.told(event);
    return block(event.kind().event(), positions, event.data());
  }

  private static String block(String event, Positions positions, String data) {
    return "id: " + positions.id() + "\nevent: " + event + "\ndata: " + data + "\n\n";
  }

  /** Tells that there is nothing to tell, and how far that goes. */
  private static String beat(Positions positions) {
    return ": nothing new\nid: " + positions.id() + "\n\n";
  }
}
