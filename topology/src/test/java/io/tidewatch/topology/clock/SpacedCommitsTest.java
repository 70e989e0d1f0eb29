package io.tidewatch.topology.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpacedCommitsTest {
  private long nowMs;
  private int asked;

  private final SpacedCommits commits =
      new SpacedCommits(() -> asked++, () -> Instant.ofEpochMilli(nowMs), Duration.ofMillis(10));

  private void askAt(long timeMs) {
    nowMs = timeMs;
    commits.ask();
  }

  @Test
  void shouldAskAtOnce() {
    askAt(0);

    assertThat(asked).isEqualTo(1);
  }

  @Test
  void shouldNotAskAgainTooSoon() {
    askAt(100);
    askAt(109);
    assertThat(asked).isEqualTo(1);
    askAt(110);

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void shouldAskForWhatCameTooSoonOnceItIsTime() {
    askAt(100);
    askAt(101);
    nowMs = 105;
    commits.tick();
    assertThat(asked).isEqualTo(1);
    nowMs = 110;
    commits.tick();
    assertThat(asked).isEqualTo(2);
    nowMs = 200;
    commits.tick();

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void shouldLeaveItToAnotherOfTheThreadThatAskedSince() {
    CommitPace pace = new CommitPace(() -> Instant.ofEpochMilli(nowMs), Duration.ofMillis(10));
    SpacedCommits one = new SpacedCommits(() -> asked++, pace);
    SpacedCommits other = new SpacedCommits(() -> asked++, pace);
    nowMs = 100;
    one.ask();
    nowMs = 101;
    one.ask();
    other.ask();
    assertThat(asked).isEqualTo(1);
    nowMs = 110;
    one.tick();
    other.tick();
    assertThat(asked).isEqualTo(2);
    nowMs = 120;
    one.tick();
    other.tick();

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void shouldNotAskForWhatIsCaughtUpWith() {
    nowMs = 100_000;
    commits.askIfNew(90_000);
    commits.tick();
    assertThat(asked).isZero();
    commits.askIfNew(90_001);
    assertThat(asked).isEqualTo(1);
    // Of a clock that is ahead.
    nowMs = 200_000;
    commits.askIfNew(300_000);

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void shouldKeepAPaceForEachThread() throws InterruptedException {
    CommitPace pace = new CommitPace(() -> Instant.ofEpochMilli(nowMs), Duration.ofMillis(10));
    askAt(100);
    pace.ask(() -> asked++);
    assertThat(asked).isEqualTo(2);
    Thread another = new Thread(() -> new SpacedCommits(() -> asked++, pace).ask());
    another.start();
    another.join();

    assertThat(asked).isEqualTo(3);
  }

  @Test
  void shouldGoOnWhenTheClockIsSetBack() {
    askAt(3_600_000);
    askAt(5);

    assertThat(asked).isEqualTo(2);
  }
}
