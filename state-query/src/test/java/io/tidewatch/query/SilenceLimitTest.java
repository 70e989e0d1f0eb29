package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.change.Author;
import io.tidewatch.query.silence.Silences;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilenceLimitTest {
  private static final Author AUTHOR = new Author("olga", "operate", "127.0.0.1", 1);

  @TempDir private Path directory;
  private final AtomicLong now = new AtomicLong(1_000);

  @Test
  void shouldTakeNoMoreThanSomebodyCanKeepAndGoByTheTimeOfTheMarket() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      House.createTopics(broker.bootstrapServers());
      fill(broker.bootstrapServers());
      try (Silences silences =
          new Silences(KafkaAccess.open(broker.bootstrapServers()), now::get)) {
        Patience.untilAsserted(() -> assertThatCode(silences::inForce).doesNotThrowAnyException());
        assertThat(silences.inForce()).hasSize(Silences.MAX_SILENCES);

        assertThat(add(silences)).isEmpty();
        assertThat(silences.end(AUTHOR, "s7")).isTrue();
        assertThat(add(silences)).isPresent();
        assertThat(add(silences)).isEmpty();

        now.set(2_000);
        assertThat(silences.inForce()).isEmpty();
        assertThat(silences.end(AUTHOR, "s8")).isFalse();
        assertThat(add(silences)).isPresent();
      }
    }
  }

  private Optional<Silence> add(Silences silences) {
    long from = now.get();
    return silences.add(AUTHOR, AlertMatcher.ALL, from, from + 1_000, "ops", Optional.empty());
  }

  private static void fill(String bootstrapServers) {
    try (KafkaProducer<String, Silence> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            Topics.SILENCES.key().serializer(),
            Topics.SILENCES.value().serializer())) {
      for (int i = 0; i < Silences.MAX_SILENCES; i++) {
        Silence silence =
            new Silence("s" + i, AlertMatcher.ALL, 1_000, 2_000, "ops", Optional.empty());
        producer.send(new ProducerRecord<>(Topics.SILENCES.name(), silence.id(), silence));
      }
    }
  }
}
