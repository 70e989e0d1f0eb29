package io.tidewatch.query.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.query.streams.LagSource.Lag;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener.SuspendReason;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class CopyLagsTest {
  private static final String STORE = "store";
  private static final Set<String> STORES = Set.of(STORE);
  private static final TopicPartition CHANGELOG = new TopicPartition("changelog", 2);
  private static final TaskId TASK = new TaskId(0, 2);
  private static final long END = 1_000;
  private static final Refills NO_TASKS = new Refills(new Storekeepers(Map.of(), Map.of()));

  private final AtomicReference<Map<String, Map<Integer, Lag>>> kafka =
      new AtomicReference<>(Map.of());
  private final CopyLags lags = new CopyLags(new LagSource("detector", kafka::get), NO_TASKS);

  private void standsAt(long position) {
    kafka.set(Map.of(STORE, Map.of(2, new Lag(position, END - position))));
  }

  private void loaded(long to) {
    lags.onBatchLoaded(CHANGELOG, STORE, TASK, to, 500, END);
  }

  @Test
  void shouldNotAnswerFromACopyThatIsBeingFilled() {
    standsAt(500);
    lags.onUpdateStart(CHANGELOG, STORE, 0);
    loaded(500);

    assertThat(lags.of(STORES, 2)).isEmpty();
  }

  @Test
  void shouldAnswerFromOneThatFollowsHoweverFarBehind() {
    lags.onUpdateStart(CHANGELOG, STORE, 0);
    lags.onBatchLoaded(CHANGELOG, STORE, TASK, 599, 600, 600);
    standsAt(600);

    assertThat(lags.of(STORES, 2)).hasValue(400);
  }

  @Test
  void shouldAnswerFromOneThatIsAtTheEndButForTheMarkOfATransaction() {
    standsAt(END - 1);

    assertThat(lags.of(STORES, 2)).hasValue(1);
  }

  @Test
  void shouldKnowNothingOfWhatIsNotHere() {
    standsAt(END);

    assertThat(lags.of(STORES, 1)).isEmpty();
    assertThat(lags.of(Set.of("another"), 2)).isEmpty();
  }

  @Test
  void shouldAnswerFromSeveralOnlyIfEachIsWhole() {
    kafka.set(
        Map.of(
            STORE,
            Map.of(2, new Lag(END, 0)),
            "index",
            Map.of(2, new Lag(9, 1)),
            "bodies",
            Map.of(2, new Lag(500, 500))));

    assertThat(lags.of(Set.of(STORE, "index"), 2)).hasValue(1);
    assertThat(lags.of(Set.of("index", "bodies"), 2)).isEmpty();
    assertThat(lags.of(Set.of("index", "another"), 2)).isEmpty();
  }

  @Test
  void shouldNotAnswerFromOneThatBeginsAnew() {
    standsAt(500);
    loaded(END);
    lags.onUpdateSuspended(CHANGELOG, STORE, END, END, SuspendReason.MIGRATED);

    assertThat(lags.of(STORES, 2)).isEmpty();
  }

  @Test
  void shouldAnswerFromOneThatIsTakenOver() {
    lags.onUpdateStart(CHANGELOG, STORE, 0);
    lags.onBatchLoaded(CHANGELOG, STORE, TASK, 599, 600, 600);
    lags.onUpdateSuspended(CHANGELOG, STORE, 600, 600, SuspendReason.PROMOTED);
    standsAt(601);

    assertThat(lags.of(STORES, 2)).hasValue(399);

    lags.filling(STORE, 2, 601);
    standsAt(700);

    assertThat(lags.of(STORES, 2)).isPresent();
  }

  /** No listener hears that a task that is worked on has ended. */
  @Test
  void shouldNotVouchForTheEmptyStoreOfATaskThatCameBack() {
    standsAt(END);
    assertThat(lags.of(STORES, 2)).hasValue(0);

    standsAt(0);

    assertThat(lags.of(STORES, 2)).isEmpty();
  }

  @Test
  void shouldNotVouchForWhatWasGivenUpBeforeItWasTakenOver() {
    lags.onUpdateStart(CHANGELOG, STORE, 0);
    lags.onBatchLoaded(CHANGELOG, STORE, TASK, 599, 600, 600);
    lags.onUpdateSuspended(CHANGELOG, STORE, 600, 600, SuspendReason.PROMOTED);
    standsAt(0);

    assertThat(lags.of(STORES, 2)).isEmpty();

    lags.filling(STORE, 2, 0);
    kafka.set(Map.of(STORE, Map.of(2, new Lag(700, 300))));

    assertThat(lags.of(STORES, 2)).isEmpty();
  }

  @Test
  void shouldNotVouchForWhatIsFilledOnceItIsFilled() {
    lags.onUpdateStart(CHANGELOG, STORE, 0);
    lags.onBatchLoaded(CHANGELOG, STORE, TASK, 599, 600, 600);
    lags.onUpdateSuspended(CHANGELOG, STORE, 600, 600, SuspendReason.PROMOTED);
    lags.filling(STORE, 2, 601);
    lags.filled(STORE, 2);
    standsAt(700);

    assertThat(lags.of(STORES, 2)).isEmpty();
  }

  /** What Kafka began to say before the question may be of a task that has ended since. */
  @Test
  void shouldNotTakeAnAnswerThatIsOlderThanTheQuestion() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Map<String, Map<Integer, Lag>>> slow = new CompletableFuture<>();
    AtomicReference<CompletableFuture<Map<String, Map<Integer, Lag>>>> answers =
        new AtomicReference<>(slow);
    CopyLags slowly =
        new CopyLags(
            new LagSource(
                "detector",
                () -> {
                  CompletableFuture<Map<String, Map<Integer, Lag>>> answer = answers.get();
                  asked.countDown();
                  return answer.join();
                }),
            NO_TASKS);
    CompletableFuture<Boolean> first =
        CompletableFuture.supplyAsync(() -> slowly.of(STORES, 2).isPresent());
    asked.await();
    answers.set(CompletableFuture.completedFuture(Map.of(STORE, Map.of(2, new Lag(0, END)))));
    CompletableFuture<Boolean> second = new CompletableFuture<>();
    Thread asking =
        Thread.startVirtualThread(() -> second.complete(slowly.of(STORES, 2).isPresent()));
    while (asking.getState() == Thread.State.RUNNABLE || asking.getState() == Thread.State.NEW) {
      Thread.onSpinWait();
    }
    slow.complete(Map.of(STORE, Map.of(2, new Lag(END, 0))));

    assertThat(first.get()).isTrue();
    assertThat(second.get()).isFalse();
  }

  @Test
  void shouldListThoseThatOthersWorkOn() {
    standsAt(END - 3);

    assertThat(lags.standbys()).isEmpty();

    lags.onUpdateStart(CHANGELOG, STORE, 0);

    assertThat(lags.standbys()).containsExactly(new StandbyCopy(STORE, 2, 3));
  }

  @Test
  void shouldAnswerNothingIfKafkaDoesNotSay() {
    CopyLags silent =
        new CopyLags(
            new LagSource(
                "detector",
                () -> {
                  throw new IllegalStateException("not running");
                }),
            NO_TASKS);

    assertThat(silent.of(STORES, 2)).isEmpty();
  }
}
