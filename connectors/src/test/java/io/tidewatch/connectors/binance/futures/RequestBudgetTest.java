package io.tidewatch.connectors.binance.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.binance.futures.RequestBudget.Cost;
import io.tidewatch.connectors.binance.futures.RequestBudget.Lane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
  private static final FuturesFeedSettings.Limits LIMITS =
      new FuturesFeedSettings.Limits(100, 20, 0.8);

  private final AtomicLong nanos = new AtomicLong();
  private final RequestBudget budget = new RequestBudget(plan(60), nanos::get);

  private static PollPlan plan(int requestsAMinute) {
    return new PollPlan(
        List.of(
            new PollPlan.Poller(
                "polls", RequestPool.WEIGHT, requestsAMinute, 1, Duration.ofMinutes(1), "it")),
        LIMITS);
  }

  @Test
  void shouldLetPollsGoUpToTheLimit() throws Exception {
    for (int i = 0; i < 95; i++) {
      budget.acquire(Lane.POLL, Cost.weight(1));
    }

    CompletableFuture<Void> oneMore = acquiring(Lane.POLL, Cost.weight(1));
    assertThat(budget.used(RequestPool.WEIGHT)).isEqualTo(95);
    assertThat(oneMore).isNotDone();
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());

    await().until(oneMore::isDone);
  }

  @Test
  void shouldLeaveBackFillWhatPollsWillNotNeed() throws Exception {
    for (int i = 0; i < 35; i++) {
      budget.acquire(Lane.BACKFILL, Cost.weight(1));
    }

    CompletableFuture<Void> oneMore = acquiring(Lane.BACKFILL, Cost.weight(1));
    for (int i = 0; i < 60; i++) {
      budget.acquire(Lane.POLL, Cost.weight(1));
    }

    assertThat(oneMore).isNotDone();
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    await().until(oneMore::isDone);
  }

  @Test
  void shouldCountTheTwoPoolsApart() throws Exception {
    for (int i = 0; i < 19; i++) {
      budget.acquire(Lane.POLL, Cost.dataRequest());
    }

    assertThat(acquiring(Lane.POLL, Cost.dataRequest())).isNotDone();
    budget.acquire(Lane.POLL, Cost.weight(40));
    assertThat(budget.used(RequestPool.FUTURES_DATA)).isEqualTo(19);
  }

  @Test
  void shouldWaitWhileTheVenueSaysWait() {
    budget.pause(Duration.ofSeconds(5));
    budget.pause(Duration.ofSeconds(2));

    CompletableFuture<Void> poll = acquiring(Lane.POLL, Cost.weight(1));
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(budget.isPaused()).isTrue();
    assertThat(poll).isNotDone();
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());

    await().until(poll::isDone);
    assertThat(budget.isPaused()).isFalse();
  }

  @Test
  void shouldBelieveTheVenueForAsLongAsItsWindow() throws Exception {
    budget.reported(RequestPool.WEIGHT, 90);
    budget.acquire(Lane.POLL, Cost.weight(5));

    assertThat(budget.used(RequestPool.WEIGHT)).isEqualTo(95);
    assertThat(acquiring(Lane.POLL, Cost.weight(1))).isNotDone();
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(budget.used(RequestPool.WEIGHT)).isLessThanOrEqualTo(1);
  }

  @Test
  void shouldForgetTheVenuesCountWhenItsPauseIsOver() throws Exception {
    budget.reported(RequestPool.WEIGHT, 5_000);
    budget.pause(Duration.ofSeconds(5));
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());

    budget.acquire(Lane.POLL, Cost.weight(1));

    assertThat(budget.used(RequestPool.WEIGHT)).isEqualTo(1);
  }

  @Test
  void shouldNotBelieveTheVenueWhenItCountsLess() throws Exception {
    budget.acquire(Lane.POLL, Cost.weight(30));
    budget.reported(RequestPool.WEIGHT, 4);

    assertThat(budget.used(RequestPool.WEIGHT)).isEqualTo(30);
  }

  @Test
  void shouldLetOneThroughThatCostsMoreThanThereIs() throws Exception {
    budget.limit(RequestPool.WEIGHT, 30);

    budget.acquire(Lane.POLL, Cost.weight(40));

    assertThat(budget.used(RequestPool.WEIGHT)).isEqualTo(40);
  }

  @Test
  void shouldNotTakeAHigherLimitThanItsOwn() {
    budget.limit(RequestPool.WEIGHT, 6_000);

    assertThat(budget.limit(RequestPool.WEIGHT)).isEqualTo(100);
  }

  private CompletableFuture<Void> acquiring(Lane lane, Cost cost) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            budget.acquire(lane, cost);
            done.complete(null);
          } catch (InterruptedException e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }
}
