package io.tidewatch.connectors.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.tidewatch.connectors.delivery.channel.Reply;
import io.tidewatch.connectors.delivery.outbox.Offsets;
import io.tidewatch.connectors.delivery.outbox.Past;
import io.tidewatch.connectors.delivery.outbox.Step;
import io.tidewatch.connectors.delivery.queue.Budget;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Limit;
import io.tidewatch.connectors.delivery.queue.Line;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.delivery.queue.TestItems;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.contract.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.slf4j.LoggerFactory;

/** Whatever happens between two steps, and wherever it ends: nobody is forgotten. */
class CrashTest {
  private static final int ITEMS = 40;
  private static final List<String> TARGETS = List.of("a", "b");

  /** What is on record, and what people have seen. */
  private static final class World {
    private final SplittableRandom random;
    private final List<Step> record = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private Offsets.Point restart = new Offsets.Point(0, 0);
    private long now = 1_000_000_000L;

    World(long seed) {
      random = new SplittableRandom(seed);
    }
  }

  @Property(tries = 400)
  void shouldGiveEachItemAnOutcomeAndRepeatOnlyWhatSaysSo(@ForAll long seed) {
    ((Logger) LoggerFactory.getLogger(Outage.class)).setLevel(Level.OFF);
    World world = new World(seed);
    for (int life = 0; life < 5; life++) {
      live(world, false);
    }
    live(world, true);

    ((Logger) LoggerFactory.getLogger(Outage.class)).setLevel(null);
    Map<String, Integer> outcomes = new HashMap<>();
    for (Step step : world.record) {
      if (Past.isOver(step.delivery())) {
        outcomes.merge(step.place() + " " + step.delivery().target(), 1, Integer::sum);
      }
    }
    assertThat(outcomes).hasSize(ITEMS * TARGETS.size());
    assertThat(outcomes.values()).containsOnly(1);
    assertThat(world.seen).hasSize(ITEMS * TARGETS.size() * ScriptedChannel.PARTS_OF_A_LONG_ONE);
  }

  /** Takes whatever a restart would read again, and ends after a while without a word. */
  private static void live(World world, boolean toTheEnd) {
    Past past = new Past("scripted");
    // No more than a restart reads.
    int from = (int) world.restart.deliveriesFrom();
    world
        .record
        .subList(from, world.record.size())
        .forEach(step -> past.hear(step.place(), step.delivery()));
    Dispatcher dispatcher = dispatcher(past);
    int steps = toTheEnd ? Integer.MAX_VALUE : world.random.nextInt(30);
    int next = (int) world.restart.offset();
    dispatcher.offsets().readUpTo(TestItems.place(0).partition(), next);
    List<Parcel> onTheWay = new ArrayList<>();
    boolean recovered = false;
    for (int i = 0; i < steps; i++) {
      int more =
          recovered ? world.random.nextInt(6) : (int) past.end(TestItems.place(0).partition());
      for (int j = 0; next < ITEMS && j < more; j++) {
        dispatcher.take(
            item(next), Set.copyOf(TARGETS), recovered ? world.record.size() : from, world.now);
        dispatcher.offsets().readUpTo(TestItems.place(0).partition(), ++next);
      }
      if (!recovered) {
        dispatcher.recovered(world.now);
        recovered = true;
      }
      while (!onTheWay.isEmpty() && world.random.nextBoolean()) {
        Parcel parcel = onTheWay.removeFirst();
        dispatcher.answered(parcel, reply(world, parcel), world.now);
      }
      List<Parcel> due = dispatcher.due(world.now);
      // Ended before the record was written: nothing was sent.
      if (!toTheEnd && world.random.nextInt(20) == 0) {
        return;
      }
      world.restart =
          dispatcher.offsets().points(world.record.size()).get(TestItems.place(0).partition());
      world.record.addAll(dispatcher.steps());
      due.forEach(parcel -> arrive(world, parcel));
      onTheWay.addAll(due);
      if (next == ITEMS && dispatcher.waiting() == 0) {
        return;
      }
      world.now += world.random.nextInt(500);
    }
  }

  /** People see it, even if nobody hears that they did. */
  private static void arrive(World world, Parcel parcel) {
    for (Item item : parcel.items()) {
      int parts =
          parcel.digest().isPresent() ? ScriptedChannel.PARTS_OF_A_LONG_ONE : parcel.parts();
      for (int part = parcel.part();
          part <= (parcel.digest().isPresent() ? parts : parcel.part());
          part++) {
        String what = item.place() + " " + parcel.target() + " " + part;
        int times = world.seen.merge(what, 1, Integer::sum);
        assertThat(times == 1 || parcel.repeated()).as(what + " comes again unmarked").isTrue();
      }
    }
  }

  private static Reply reply(World world, Parcel parcel) {
    return switch (world.random.nextInt(8)) {
      case 0 -> new Reply.Failed("lost", true);
      case 1 -> new Reply.Failed("lost", true);
      default -> new Reply.Taken(Optional.of("m"));
    };
  }

  private static Item item(int number) {
    return TestItems.item(
        number,
        Severity.values()[number % 3],
        1_000_000_000L + number,
        number % 4 == 3 ? Optional.of("event-" + number / 8) : Optional.empty());
  }

  private static Dispatcher dispatcher(Past past) {
    Map<String, List<Limit>> limits = new HashMap<>();
    TARGETS.forEach(target -> limits.put(target, List.of(new Limit(1, Duration.ofMillis(100)))));
    return new Dispatcher(
        new ScriptedChannel("one lane"),
        new Pace(
            new Line.Folding(Optional.of(3), Duration.ofSeconds(1)),
            Duration.ofMinutes(2),
            Duration.ofDays(1),
            failures -> Duration.ofMillis(100L * failures)),
        new Budget(List.of(), limits),
        new Share(ITEMS, Integer.MAX_VALUE),
        TARGETS,
        past,
        new Counters(),
        new Outage("a scripted channel"));
  }
}
