package io.tidewatch.query.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupContactTest {
  private static final String FIRST = "thread-1-consumer";
  private static final String SECOND = "thread-2-consumer";

  private final AtomicLong nowNanos = new AtomicLong(5);
  private double heartbeats;
  private double joins;
  private final AtomicLong joinsOfSecond = new AtomicLong();
  private Set<String> living = Set.of(FIRST);
  private final GroupContact contact =
      new GroupContact(
          () ->
              Stream.of(
                      counted(FIRST, "heartbeat-total", () -> heartbeats),
                      counted(FIRST, "join-total", () -> joins),
                      counted(FIRST, "heartbeat-rate", () -> (double) nowNanos.get()),
                      counted(SECOND, "join-total", joinsOfSecond::doubleValue))
                  .collect(Collectors.toMap(Metric::metricName, Function.identity())),
          () -> living,
          nowNanos::get);

  @AfterEach
  void close() {
    contact.close();
  }

  private static Metric counted(String consumer, String name, DoubleSupplier value) {
    return new Metric() {
      @Override
      public MetricName metricName() {
        return new MetricName(
            name, "consumer-coordinator-metrics", "", Map.of("client-id", consumer));
      }

      @Override
      public Object metricValue() {
        return value.getAsDouble();
      }
    };
  }

  /** Looks twice a second for so long. */
  private void pass(Duration time) {
    for (long ms = 0; ms < time.toMillis(); ms += 500) {
      nowNanos.addAndGet(Duration.ofMillis(500).toNanos());
      contact.look();
    }
  }

  /** A member is heard for a second; then another has its place for so long, which is none. */
  private void replaceMember(Duration time) {
    contact.look();
    joins++;
    pass(Duration.ofSeconds(1));
    living = Set.of(SECOND);
    pass(time);
  }

  @Test
  void shouldHaveLostNothingBeforeItIsAMember() {
    contact.look();
    pass(Duration.ofMinutes(1));

    assertThat(contact.isLost()).isFalse();
  }

  @Test
  void shouldKeepWhatAnswers() {
    contact.look();
    for (int i = 0; i < 20; i++) {
      heartbeats++;
      pass(Duration.ofSeconds(1));

      assertThat(contact.isLost()).isFalse();
    }
  }

  @Test
  void shouldHaveLostWhatDoesNotAnswerBeforeTheBrokerForgetsIt() {
    contact.look();
    joins++;
    pass(Duration.ofSeconds(4));

    assertThat(contact.isLost()).isFalse();

    pass(Duration.ofSeconds(1));

    assertThat(contact.isLost()).isTrue();

    heartbeats++;
    pass(Duration.ofMillis(500));

    assertThat(contact.isLost()).as("that it is no member may be what was answered").isTrue();

    heartbeats++;
    pass(Duration.ofMillis(500));

    assertThat(contact.isLost()).isFalse();
  }

  @Test
  void shouldTellForHowLongNothingWasAnswered() {
    contact.look();

    assertThat(contact.silence()).as("before it is a member").isEmpty();

    joins++;
    pass(Duration.ofSeconds(4));

    assertThat(contact.silence()).hasValue(Duration.ofSeconds(4));

    heartbeats++;
    pass(Duration.ofMillis(500));

    assertThat(contact.silence()).hasValue(Duration.ofMillis(500));
  }

  /** A thread that was replaced leaves its consumer's metrics behind. */
  @Test
  void shouldNotMissWhatIsGoneOnceAnotherIsAMember() {
    replaceMember(Duration.ofSeconds(2));
    joinsOfSecond.incrementAndGet();
    pass(Duration.ofSeconds(2));

    assertThat(contact.isLost()).isFalse();
    assertThat(contact.silence()).hasValue(Duration.ofSeconds(2));
  }

  /** While Kafka is away, one thread after the other is given up, and none is a member. */
  @Test
  void shouldMissWhatIsGoneWhileNobodyElseIsAMember() {
    replaceMember(Duration.ofSeconds(20));

    assertThat(contact.isLost()).isTrue();
    assertThat(contact.silence()).hasValue(Duration.ofSeconds(21));
  }

  /** Kafka Streams gives the second thread that takes a place the name of the one before. */
  @Test
  void shouldMissWhatIsGoneWhenItsNameComesBack() {
    replaceMember(Duration.ofSeconds(20));
    joins = 0;
    living = Set.of(FIRST);
    pass(Duration.ofSeconds(20));

    assertThat(contact.isLost()).isTrue();
    assertThat(contact.silence()).hasValue(Duration.ofSeconds(41));
  }

  /** A process that stood still heard the last answer before that, and not when it went on. */
  @Test
  void shouldHaveLostItWhileItStoodStill() {
    contact.look();
    joins++;
    pass(Duration.ofMillis(500));
    heartbeats++;
    nowNanos.addAndGet(Duration.ofSeconds(20).toNanos());
    contact.look();

    assertThat(contact.isLost()).isTrue();
  }
}
