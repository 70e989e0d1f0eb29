package io.tidewatch.query.recompute;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.query.tail.TopicTail;
import io.tidewatch.topology.okx.InstrumentTerms;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The terms of instruments of books, followed on their topic. Thread-safe. */
public final class KnownTerms implements AutoCloseable {
  private final Map<String, InstrumentTerms> terms = new ConcurrentHashMap<>();
  private final TopicTail<byte[]> tail;

  private KnownTerms(KafkaAccess kafka) {
    this.tail = TopicTail.followTable(kafka, Topics.OKX_INSTRUMENTS, this::hear);
  }

  /** Begins to follow the topic, which must exist. */
  public static KnownTerms follow(KafkaAccess kafka) {
    return new KnownTerms(kafka);
  }

  /**
   * The terms of an instrument; empty if the venue never told them.
   *
   * @throws StoreNotReadyException if they are not read yet
   */
  public Optional<InstrumentTerms> of(String instId) {
    if (!tail.isCaughtUp()) {
      throw new StoreNotReadyException("the terms of instruments are not read yet");
    }
    return Optional.ofNullable(terms.get(instId));
  }

  private void hear(String instId, Optional<byte[]> row) {
    row.flatMap(InstrumentTerms::read)
        .ifPresentOrElse(its -> terms.put(instId, its), () -> terms.remove(instId));
  }

  @Override
  public void close() {
    tail.close();
  }
}
