package io.tidewatch.connectors.delivery.outbox;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts on record what a sink does, together with how far it has come: both or neither. It tries
 * until it works; what was sent must not be forgotten because the broker was away. For one thread.
 */
public final class Ledger implements AutoCloseable {
  /** Header of a delivery with the place of the wish that it belongs to. */
  static final String PLACE = "place";

  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
  private static final int TRANSACTION_TIMEOUT_MS = 15_000;
  private static final long PAUSE_NANOS = 500_000_000;

  private final KafkaAccess kafka;
  private final String group;
  private final Supplier<ConsumerGroupMetadata> member;
  private final BooleanSupplier ours;
  private final BooleanSupplier goOn;
  private KafkaProducer<String, byte[]> producer;
  private long end;

  /**
   * Opens nothing yet.
   *
   * @param group whose offsets it writes; the transactional id as well
   * @param member who reads in that group
   * @param ours whether no other instance has taken over, asked after trouble
   * @param goOn false if it shall give up
   */
  public Ledger(
      KafkaAccess kafka,
      String group,
      Supplier<ConsumerGroupMetadata> member,
      BooleanSupplier ours,
      BooleanSupplier goOn) {
    this.kafka = requireNonNull(kafka, "kafka");
    this.group = requireNonNull(group, "group");
    this.member = requireNonNull(member, "member");
    this.ours = requireNonNull(ours, "ours");
    this.goOn = requireNonNull(goOn, "goOn");
  }

  /** Nothing more will be put on record here. */
  public static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean takenOver;

    private Over(boolean takenOver) {
      super(takenOver ? "another instance has taken over" : "the ledger was closed");
      this.takenOver = takenOver;
    }

    /** Whether another instance does the work now. */
    public boolean isTakenOver() {
      return takenOver;
    }
  }

  /** From its return on no other instance can write. */
  public void open() {
    closeProducer();
    producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  /** Whatever is written from now on stands there or later. */
  public long end() {
    return end;
  }

  /** Someone looked where the deliveries end. */
  public void endsAt(long offset) {
    end = Math.max(end, offset);
  }

  /**
   * Takes over the work: others see by these offsets who has it.
   *
   * @throws Over if it was closed before
   */
  public void claim(Map<TopicPartition, OffsetAndMetadata> offsets) {
    write(List.of(), offsets, () -> true);
  }

  /**
   * Writes all of this or nothing, and returns when it is done.
   *
   * @throws Over if it never will be
   */
  public void write(List<Step> steps, Map<TopicPartition, OffsetAndMetadata> offsets) {
    write(steps, offsets, ours);
  }

  private void write(
      List<Step> steps, Map<TopicPartition, OffsetAndMetadata> offsets, BooleanSupplier stillOurs) {
    boolean troubled = false;
    while (true) {
      try {
        if (producer == null) {
          reopen(stillOurs);
        }
        once(steps, offsets);
        return;
      } catch (KafkaException e) {
        if (!goOn.getAsBoolean()) {
          throw new Over(false);
        }
        if (!troubled) {
          LOG.warn("{} cannot put deliveries on record and tries again: {}", group, e.toString());
        }
        troubled = true;
        closeProducer();
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** To open again would end the work of an instance that has taken over. */
  private void reopen(BooleanSupplier stillOurs) {
    if (!stillOurs.getAsBoolean()) {
      throw new Over(true);
    }
    open();
  }

  private void once(List<Step> steps, Map<TopicPartition, OffsetAndMetadata> offsets) {
    producer.beginTransaction();
    List<Future<RecordMetadata>> written = new ArrayList<>();
    steps.forEach(step -> written.add(producer.send(record(step))));
    if (!offsets.isEmpty()) {
      producer.sendOffsetsToTransaction(offsets, member.get());
    }
    producer.commitTransaction();
    // They are there since the commit.
    written.forEach(future -> endsAt(future.resultNow().offset() + 1));
  }

  private static ProducerRecord<String, byte[]> record(Step step) {
    Delivery delivery = step.delivery();
    byte[] value =
        Topics.DELIVERIES.value().serializer().serialize(Topics.DELIVERIES.name(), delivery);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.DELIVERIES.name(), delivery.alert(), value);
    record.headers().add(PLACE, step.place().toString().getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private void closeProducer() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(CLOSE_TIMEOUT);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = kafka.client();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, group);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_TIMEOUT_MS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_TIMEOUT_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    // The rest of the sink fits in little; the default alone is 32 MiB.
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
    return settings;
  }
}
