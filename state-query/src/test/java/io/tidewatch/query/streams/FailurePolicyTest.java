package io.tidewatch.query.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.NewTopics;
import io.tidewatch.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailurePolicyTest {
  private static final Throwable TRANSIENT = new StreamsException(new TimeoutException("slow"));

  private final AtomicLong nanoTime = new AtomicLong();
  private final List<String> failed = new ArrayList<>();
  private final FailurePolicy policy =
      new FailurePolicy("large-trades", (detector, cause) -> failed.add(detector), nanoTime::get);

  @Test
  void shouldStopAndReportAFailureNobodyUnderstands() {
    assertThat(policy.handle(new IllegalStateException("what?"))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(failed).containsExactly("large-trades");
  }

  @Test
  void shouldReportOnlyOnce() {
    policy.handle(new IllegalStateException("first"));
    policy.handle(new IllegalStateException("second"));

    assertThat(failed).hasSize(1);
  }

  @Test
  void shouldReplaceAThreadThatMetPassingTrouble() {
    assertThat(policy.handle(TRANSIENT)).isEqualTo(REPLACE_THREAD);
    assertThat(failed).isEmpty();
  }

  @Test
  void shouldStopWhenTroubleDoesNotPass() {
    for (int i = 0; i < 3; i++) {
      policy.handle(TRANSIENT);
    }

    assertThat(policy.handle(TRANSIENT)).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(failed).hasSize(1);
  }

  @Test
  void shouldForgetOldTrouble() {
    for (int i = 0; i < 3; i++) {
      policy.handle(TRANSIENT);
    }
    nanoTime.addAndGet(Duration.ofMinutes(11).toNanos());

    assertThat(policy.handle(TRANSIENT)).isEqualTo(REPLACE_THREAD);
  }

  @Test
  void shouldReplaceAThreadWhoseTransactionKafkaHasGivenUp() {
    assertThat(policy.handle(new StreamsException(new InvalidTxnStateException("too late"))))
        .isEqualTo(REPLACE_THREAD);
  }

  @Test
  void shouldWaitForKafkaHoweverLongItIsAway() {
    for (int i = 0; i < 100; i++) {
      assertThat(policy.handle(TRANSIENT)).isEqualTo(REPLACE_THREAD);
      nanoTime.addAndGet(Duration.ofSeconds(61).toNanos());
    }

    assertThat(failed).isEmpty();
  }

  @Test
  void shouldReplaceAThreadWhoseCommitKafkaDidNotAnswer(@TempDir Path directory) throws Exception {
    assertThat(policy.handle(new StreamsException(afterAnUnansweredCommit(directory))))
        .isEqualTo(REPLACE_THREAD);
    assertThat(failed).isEmpty();
  }

  /**
   * What a producer throws that is to go on after its broker went away in the midst of a commit.
   */
  private static Throwable afterAnUnansweredCommit(Path directory) throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(directory);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      NewTopics.create(admin, List.of(Topics.ALERTS.newTopic()), Duration.ofMinutes(1));
    }
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "transactional.id",
                "unanswered",
                "max.block.ms",
                5_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    try {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(Topics.ALERTS.name(), new byte[1]));
      producer.flush();
      broker.close();
      assertThatThrownBy(producer::commitTransaction).isInstanceOf(TimeoutException.class);
      return catchThrowable(producer::beginTransaction);
    } finally {
      // It would wait for the answer to its commit.
      producer.close(Duration.ZERO);
    }
  }
}
