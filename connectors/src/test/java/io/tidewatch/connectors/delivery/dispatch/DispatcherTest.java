package io.tidewatch.connectors.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.delivery.channel.Reply;
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
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DispatcherTest {
  private static final long START = 1_000_000_000L;
  private static final long FIVE_MINUTES = Duration.ofMinutes(5).toMillis();
  private static final int SHARE = 20;
  private static final Reply TAKEN = new Reply.Taken(Optional.of("m"));

  private final Counters counters = new Counters();

  /** An outage of five minutes, on a clock that runs as fast as it likes. */
  @Test
  void shouldCatchUpByItselfAfterFiveMinutesWithTheMostSevereFirst() {
    Dispatcher dispatcher = dispatcher(Limit.perSecond(1));
    List<Parcel> sent = new ArrayList<>();
    long now = START;
    int next = 0;
    int attempts = 0;
    while (now < START + FIVE_MINUTES + 60_000) {
      if (next < 150 && now >= START + next * 2_000L) {
        Severity severity = next % 10 == 9 ? Severity.CRITICAL : Severity.MINOR;
        dispatcher.take(TestItems.item(next++, severity, now), Set.of("a"), 0, now);
      }
      for (Parcel parcel : dispatcher.due(now)) {
        boolean down = now < START + FIVE_MINUTES;
        attempts += down ? 1 : 0;
        dispatcher.answered(
            parcel, down ? new Reply.Failed("ConnectException", false) : TAKEN, now);
        if (!down) {
          sent.add(parcel);
        }
      }
      now += 100;
    }

    assertThat(dispatcher.waiting()).isZero();
    assertThat(attempts).as("attempts within the outage").isBetween(5, 20);
    assertThat(
            sent.stream()
                .filter(parcel -> !parcel.hasNextPart())
                .flatMap(parcel -> parcel.items().stream())
                .map(Item::place))
        .doesNotHaveDuplicates()
        .hasSize(150);
    assertThat(sent).noneMatch(Parcel::repeated);
    // The one that was begun, in its parts, and then everything, the most severe of it first.
    Parcel first = sent.get(2);
    assertThat(first.digest()).isPresent();
    assertThat(first.items()).allMatch(item -> item.severity() == Severity.CRITICAL);
  }

  @Test
  void shouldSendTheTextAloneIfItsLayoutIsNotUnderstood() {
    Dispatcher dispatcher = dispatcher(Limit.perSecond(1));
    dispatcher.take(TestItems.item(0, Severity.MAJOR, START), Set.of("a"), 0, START);
    Parcel first = dispatcher.due(START).getFirst();
    dispatcher.answered(first, new Reply.NotUnderstood("400 can't parse entities"), START);

    Parcel second = dispatcher.due(START + 2_000).getFirst();
    assertThat(second.plain()).isTrue();
    assertThat(second.repeated()).isFalse();
    assertThat(second.attempts()).isEqualTo(2);
  }

  @Test
  void shouldSayOfWhatIsTooOldThatItWasNotSent() {
    Dispatcher dispatcher = dispatcher(Limit.perSecond(1));
    long yesterday = START - Duration.ofHours(25).toMillis();
    dispatcher.take(TestItems.item(0, Severity.MAJOR, yesterday), Set.of("a", "b"), 0, START);
    dispatcher.take(TestItems.item(1, Severity.MAJOR, START), Set.of("a"), 0, START);

    assertThat(dispatcher.due(START)).hasSize(1).allMatch(p -> p.target().equals("a"));
    assertThat(dispatcher.steps())
        .extracting(Step::delivery)
        .extracting(Delivery::status)
        .containsExactlyInAnyOrder(Status.EXPIRED, Status.EXPIRED, Status.SENDING);
    assertThat(dispatcher.waiting()).isEqualTo(1);
    assertThat(counters.expired()).isEqualTo(2);
  }

  @Test
  void shouldHoldBackAWholeLaneForAsLongAsItIsTold() {
    Dispatcher dispatcher = dispatcher(Limit.perSecond(10));
    dispatcher.take(TestItems.item(0, Severity.MAJOR, START), Set.of("a"), 0, START);
    dispatcher.take(TestItems.item(1, Severity.MINOR, START), Set.of("b"), 0, START);
    Parcel first = dispatcher.due(START).getFirst();
    dispatcher.answered(first, new Reply.Throttled(Duration.ofSeconds(7), "429"), START + 10);

    assertThat(dispatcher.nextTime(START + 20)).hasValue(START + 7_010);
    assertThat(dispatcher.due(START + 7_009)).isEmpty();
    assertThat(dispatcher.due(START + 7_010).getFirst().repeated()).isFalse();
  }

  @Test
  void shouldNotBeWokenByFollowersWhileTheLaneIsHeldBack() {
    Dispatcher dispatcher = dispatcher(Limit.perSecond(10));
    dispatcher.take(TestItems.item(0, Severity.MAJOR, START), Set.of("a"), 0, START);
    dispatcher.take(
        TestItems.item(1, Severity.MINOR, START, Optional.of("event")), Set.of("a"), 0, START);
    Parcel first = dispatcher.due(START).getFirst();
    dispatcher.answered(first, new Reply.Throttled(Duration.ofMinutes(1), "429"), START);

    assertThat(dispatcher.nextTime(START)).hasValue(START + 60_000);
    assertThat(dispatcher.due(START + 30_000)).isEmpty();
    assertThat(dispatcher.nextTime(START + 30_000)).hasValue(START + 60_000);
  }

  @Test
  void shouldHoldBackNoLongerIfTheClockIsSetBack() {
    Dispatcher dispatcher = dispatcher(Limit.perSecond(10));
    dispatcher.take(TestItems.item(0, Severity.MAJOR, START), Set.of("a"), 0, START);
    Parcel first = dispatcher.due(START).getFirst();
    dispatcher.answered(first, new Reply.Throttled(Duration.ofSeconds(7), "429"), START);

    long earlier = START - 3_600_000;
    assertThat(dispatcher.nextTime(earlier)).hasValue(earlier + 7_000);
    assertThat(dispatcher.due(earlier + 6_999)).isEmpty();
    assertThat(dispatcher.due(earlier + 7_000)).hasSize(1);
  }

  @Test
  void shouldGiveUpWhatWasBegunWhenItIsTooOld() {
    Dispatcher dispatcher = dispatcher(Limit.perSecond(10));
    dispatcher.take(TestItems.item(0, Severity.MAJOR, START), Set.of("a"), 0, START);
    dispatcher.answered(
        dispatcher.due(START).getFirst(), new Reply.Failed("ConnectException", false), START);
    dispatcher.steps();

    assertThat(dispatcher.due(START + Duration.ofHours(25).toMillis())).isEmpty();
    assertThat(dispatcher.waiting()).isZero();
    Delivery last = dispatcher.steps().getLast().delivery();
    assertThat(last.status()).isEqualTo(Status.EXPIRED);
    assertThat(last.attempts()).isEqualTo(1);
    assertThat(last.reason()).hasValue("too old to help anybody, after: ConnectException");
  }

  @Test
  void shouldGiveUpWhatWaitsBehindATargetThatDoesNotAnswerWhenItIsTooOld() {
    Dispatcher dispatcher = dispatcher("", Limit.perSecond(10));
    dispatcher.take(TestItems.item(0, Severity.MAJOR, START), Set.of("a"), 0, START);
    assertThat(dispatcher.due(START)).hasSize(1);
    dispatcher.take(TestItems.item(1, Severity.MAJOR, START), Set.of("a"), 0, START);

    // The first is still on its way, so no turn comes to the second.
    assertThat(dispatcher.due(START + Duration.ofHours(25).toMillis())).isEmpty();
    assertThat(dispatcher.waiting()).isEqualTo(1);
    assertThat(counters.expired()).isEqualTo(1);
  }

  @Test
  void shouldLeaveTheRoomOfATargetThatDoesNotAnswerToThoseThatDo() {
    Dispatcher dispatcher = dispatcher("", Limit.perSecond(1_000));
    long now = fail(dispatcher, Set.of("a"), 5);
    for (int i = 10; i < 40; i++) {
      Severity severity = i < 35 ? Severity.MINOR : Severity.CRITICAL;
      dispatcher.take(TestItems.item(i, severity, START), Set.of("a"), 0, now);
    }
    dispatcher.due(now);

    // What was begun, and a share that has the most severe.
    assertThat(dispatcher.waiting()).isEqualTo(1 + SHARE);
    assertThat(counters.refused()).isEqualTo(30 - SHARE);
    assertThat(dispatcher.steps())
        .extracting(Step::delivery)
        .filteredOn(step -> step.status() == Status.FAILED)
        .hasSize(30 - SHARE)
        .allMatch(step -> step.severity() == Severity.MINOR && step.attempts() == 0)
        .allMatch(step -> step.reason().equals(Optional.of("the target does not answer")));
  }

  @Test
  void shouldLoseNothingWhileNobodyAnswers() {
    Dispatcher dispatcher = dispatcher("", Limit.perSecond(1_000));
    long now = fail(dispatcher, Set.of("a", "b"), 5);
    for (int i = 10; i < 40; i++) {
      dispatcher.take(TestItems.item(i, Severity.MINOR, START), Set.of("a"), 0, now);
    }
    dispatcher.due(now);

    assertThat(dispatcher.waiting()).isEqualTo(31);
    assertThat(counters.refused()).isZero();
  }

  @Test
  void shouldCallNoTargetAwayThatNothingWaitsFor() {
    Dispatcher dispatcher = dispatcher("", Limit.perSecond(1_000));
    dispatcher.take(TestItems.item(0, Severity.MAJOR, START), Set.of("a"), 0, START);
    Parcel lost = dispatcher.due(START).getFirst();
    dispatcher.answered(lost, new Reply.Failed("ConnectException", false), START);
    assertThat(dispatcher.away()).containsExactly("a");

    long tomorrow = START + Duration.ofHours(25).toMillis();
    Parcel again = dispatcher.due(START + 10_000).getFirst();
    assertThat(dispatcher.away()).as("while it is tried again").containsExactly("a");
    dispatcher.answered(again, new Reply.Failed("ConnectException", false), START + 10_000);
    assertThat(dispatcher.due(tomorrow)).isEmpty();

    assertThat(dispatcher.waiting()).isZero();
    assertThat(dispatcher.away()).isEmpty();
  }

  private static long fail(Dispatcher dispatcher, Set<String> targets, int times) {
    dispatcher.take(TestItems.item(0, Severity.CRITICAL, START), targets, 0, START);
    long now = START;
    for (int i = 0; i < times; i++) {
      for (Parcel parcel : dispatcher.due(now)) {
        dispatcher.answered(parcel, new Reply.Failed("ConnectException", false), now);
      }
      now = dispatcher.nextTime(now).orElseThrow();
    }
    return now - 1;
  }

  private Dispatcher dispatcher(Limit limit) {
    return dispatcher("one lane", limit);
  }

  private Dispatcher dispatcher(String lane, Limit limit) {
    return new Dispatcher(
        new ScriptedChannel(lane),
        new Pace(
            new Line.Folding(Optional.of(3), Duration.ofSeconds(10)),
            Duration.ofMinutes(2),
            Duration.ofHours(24),
            failures -> Duration.ofSeconds(Math.min(30, 1L << failures))),
        new Budget(List.of(), Map.of("a", List.of(limit), "b", List.of(limit))),
        new Share(SHARE, 1_000_000),
        List.of("a", "b"),
        new Past("scripted"),
        counters,
        new Outage("a scripted channel"));
  }
}
